using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using Pokemanager.Silo.Commands;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Load;

/// <summary>The bot's own storage code, as one silo has it, without a silo.</summary>
internal sealed class OpenStorage : IAsyncDisposable
{
    private readonly IStorage _storage;
    private readonly IHost _host;

    private OpenStorage(IStorage storage)
    {
        _storage = storage;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Settings.ServiceId, "load"));
            silo.ConfigureEndpoints(IPAddress.Loopback, 1, 2);
            storage.AddTo(silo);
        });
        _host = builder.Build();
    }

    public IGrainStorage States => _host.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public IReminderTable Reminders => _host.Services.GetRequiredService<IReminderTable>();

    public static async Task<OpenStorage> OpenAsync(string storage, CancellationToken cancellationToken)
    {
        var open = new OpenStorage(
            await Storages.OpenAsync(StorageLocation.Parse(storage), TimeProvider.System, NullLoggerFactory.Instance, cancellationToken));
        await open.Reminders.StartAsync(cancellationToken);
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _storage.DisposeAsync();
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using Pokemanager.Cluster.Tests.Servers;
using Pokemanager.Grains.Requests;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Cluster.Tests.Storage;

/// <summary>A shared storage with the providers that a silo gets from it; no silo runs.</summary>
internal sealed class OpenStorage : IAsyncDisposable
{
    private readonly IStorage _storage;
    private readonly IAsyncDisposable _server;
    private readonly IHost _host;

    private OpenStorage(IStorage storage, IAsyncDisposable server)
    {
        (_storage, _server) = (storage, server);
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = ("pokemanager", "test"));
            silo.ConfigureEndpoints(IPAddress.Loopback, 1, 2);
            storage.AddTo(silo);
        });
        _host = builder.Build();
    }

    public IGrainStorage States => _host.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public IReminderTable Reminders => _host.Services.GetRequiredService<IReminderTable>();

    public IRequestIndex Index => _host.Services.GetRequiredService<IRequestIndex>();

    public IMembershipTable Membership => _host.Services.GetRequiredService<IMembershipTable>();

    public Task<string?> ProbeAsync() => _storage.ProbeAsync(TestContext.Current.CancellationToken);

    public static async Task<OpenStorage> OpenAsync(DatabaseServers servers, string kind)
    {
        var (storage, server) = await servers.NewAsync(kind);
        var open = new OpenStorage(await OpenAsync(storage), server);
        await open.Reminders.StartAsync(TestContext.Current.CancellationToken);
        return open;
    }

    public static Task<IStorage> OpenAsync(string storage) =>
        Storages.OpenAsync(StorageLocation.Parse(storage), TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _storage.DisposeAsync();
        await _server.DisposeAsync();
    }
}

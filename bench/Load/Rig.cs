using Pokemanager.Load.Servers;

namespace Pokemanager.Load;

/// <summary>What a run needs: its directory, the store, the emulated Slack, and the bot on top of them.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly string _directory;
    private readonly bool _isTemporary;

    private Rig(LoadOptions options)
    {
        _isTemporary = options.Directory is null;
        _directory = options.Directory is { } given ? Path.GetFullPath(given) : Directory.CreateTempSubdirectory("pokemanager-load-").FullName;
        Directory.CreateDirectory(_directory);
    }

    public IStore Store { get; private set; } = null!;

    public Workplace Workplace { get; private set; } = null!;

    public BotCluster Bots { get; private set; } = null!;

    public static async Task<Rig> StartAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var rig = new Rig(options);
        try
        {
            rig.Store = await Stores.OpenAsync(options, rig._directory, cancellationToken);
            rig.Workplace = await Workplace.OpenAsync(options, cancellationToken);
            rig.Bots = await BotCluster.StartAsync(options, rig.Workplace, rig.Store.Storage, rig._directory, cancellationToken);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { Bots, Workplace, Store })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        if (_isTemporary)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}

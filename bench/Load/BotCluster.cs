namespace Pokemanager.Load;

/// <summary>One bot, or several silos on one storage.</summary>
internal sealed class BotCluster : IAsyncDisposable
{
    private readonly List<BotProcess> _silos = [];

    public IReadOnlyList<BotProcess> Silos => _silos;

    /// <summary>Of all silos together; means nothing across a restart.</summary>
    public ProcessUsage Usage => _silos.Select(silo => silo.Usage).Aggregate((one, other) => new(one.Cpu + other.Cpu, one.ResidentBytes + other.ResidentBytes));

    public static async Task<BotCluster> StartAsync(
        LoadOptions options, Workplace workplace, string storage, string directory, CancellationToken cancellationToken)
    {
        var policy = Path.Combine(directory, BotProcess.PolicyFile);
        Directory.CreateDirectory(Path.GetDirectoryName(policy)!);
        await File.WriteAllTextAsync(policy, PolicyText.Of(options, workplace), cancellationToken);
        var cluster = new BotCluster();
        try
        {
            for (var i = 0; i < options.Silos; i++)
            {
                cluster._silos.Add(new BotProcess(options, workplace, storage, directory, i));
                await cluster._silos[^1].WaitUntilReadyAsync(cancellationToken);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads and writes of states by all silos so far, by the grain runtime's own count; means nothing across a restart.</summary>
    public async Task<StateCounters> CountAsync(CancellationToken cancellationToken)
    {
        var sum = default(StateCounters);
        foreach (var silo in _silos)
        {
            sum += await silo.CountAsync(cancellationToken);
        }

        return sum;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }
    }
}

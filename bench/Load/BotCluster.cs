namespace Pokemanager.Load;

/// <summary>One bot, or several silos on one storage.</summary>
internal sealed class BotCluster : IAsyncDisposable
{
    private static readonly TimeSpan StandStill = TimeSpan.FromSeconds(30);
    private readonly List<BotProcess> _silos = [];

    /// <summary>Of all silos together; means nothing across a restart.</summary>
    public ProcessUsage Usage => _silos.Select(silo => silo.Usage).Aggregate((one, other) => new(one.Cpu + other.Cpu, one.ResidentBytes + other.ResidentBytes));

    public static async Task<BotCluster> StartAsync(LoadOptions options, Workplace workplace, CancellationToken cancellationToken)
    {
        var cluster = new BotCluster();
        for (var i = 0; i < options.Silos; i++)
        {
            cluster._silos.Add(await BotProcess.StartAsync(options, workplace, cancellationToken, i));
        }

        return cluster;
    }

    /// <summary>Does what <see cref="LoadOptions.Fault"/> says, a third into the run.</summary>
    public async Task HarmAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        if (options.Fault is null)
        {
            return;
        }

        var clock = TimeProvider.System;
        await Task.Delay(options.Duration / 3, clock, cancellationToken);
        var victim = _silos[^1];
        switch (options.Fault)
        {
            case "kill":
                await victim.KillAsync(cancellationToken);
                await Task.Delay(options.Duration / 3, clock, cancellationToken);
                await victim.RestartAsync(cancellationToken);
                break;
            case "stop":
                await victim.SignalAsync("STOP", cancellationToken);
                await Task.Delay(StandStill, clock, cancellationToken);
                await victim.SignalAsync("CONT", cancellationToken);
                break;
            default:
                foreach (var silo in _silos)
                {
                    await silo.EndAsync(cancellationToken);
                    await silo.RestartAsync(cancellationToken);
                }

                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }
    }
}

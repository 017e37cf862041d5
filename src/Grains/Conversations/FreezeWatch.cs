using Microsoft.Extensions.Hosting;

namespace Pokemanager.Grains.Conversations;

/// <summary>
/// Knows whether this process stood still for a while. The cluster goes on without it meanwhile, so what it had in hand may have been
/// done by others. Real time, whatever clock the rest goes by: it is the process that freezes.
/// </summary>
internal sealed class FreezeWatch : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.5);

    // Shorter than the cluster takes to give a silo up.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(2);

    // By then a silo that the cluster has given up has heard so and ended.
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(30);
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly Lock _gate = new();
    private long _beatAt = Clock.GetTimestamp();
    private long _thawedAt = long.MinValue;

    /// <summary>A moment to ask about later.</summary>
    public static long Now => Clock.GetTimestamp();

    /// <summary>Whether the process stood still so short ago that what was begun before may still go on.</summary>
    public bool WasFrozenLately() => WasFrozenSince(Now - (long)(Aftermath.TotalSeconds * Clock.TimestampFrequency));

    /// <summary>Whether the process stood still at any time since <paramref name="moment"/>.</summary>
    public bool WasFrozenSince(long moment)
    {
        lock (_gate)
        {
            Note();
            return _thawedAt >= moment;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, Clock);
        do
        {
            lock (_gate)
            {
                Note();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Note()
    {
        var now = Clock.GetTimestamp();
        _thawedAt = Clock.GetElapsedTime(_beatAt, now) > LongestGap ? now : _thawedAt;
        _beatAt = now;
    }
}

using Microsoft.Extensions.Hosting;

namespace Pokemanager.Grains.Conversations;

/// <summary>
/// Knows whether this process was away for a while: stood still, or reached nobody. The cluster goes on without it meanwhile, so what it
/// had in hand may have been done by others.
/// </summary>
/// <param name="clock">Real time, whatever clock the rest goes by: it is the process that is away.</param>
internal sealed class AbsenceWatch(TimeProvider clock) : BackgroundService
{
    /// <summary>Shorter than the cluster takes to give a silo up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.5);

    // By then a silo that the cluster has given up has heard so and ended.
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();

    // Nobody relies on a process that is starting, however long it takes to join the others.
    private (long Ran, DateTimeOffset Wall)? _beatAt;
    private long _backAt = long.MinValue;

    /// <summary>A moment to ask about later.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>Whether the process was away so short ago that what was begun before may still go on.</summary>
    public bool WasAwayLately() => WasAwaySince(Now - (long)(Aftermath.TotalSeconds * clock.TimestampFrequency));

    /// <summary>Whether the process was away at any time since <paramref name="moment"/>.</summary>
    public bool WasAwaySince(long moment)
    {
        lock (_gate)
        {
            NoteFreeze();
            return _backAt >= moment;
        }
    }

    /// <summary>Since <paramref name="moment"/> somebody outside could not be reached; the others may be out of reach as well.</summary>
    public void ReachedNobodySince(long moment)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _backAt = clock.GetElapsedTime(moment, now) > Longest ? now : _backAt;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            lock (_gate)
            {
                NoteFreeze();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void NoteFreeze()
    {
        // The one may stand while the machine sleeps, the other may be set.
        var (ran, wall) = (clock.GetTimestamp(), clock.GetUtcNow());
        _backAt = _beatAt is { } beat && (clock.GetElapsedTime(beat.Ran, ran) > Longest || wall - beat.Wall > Longest) ? ran : _backAt;
        _beatAt = (ran, wall);
    }
}

namespace Pokemanager.Grains.Slack;

/// <summary>
/// Whether this activation still holds its connection's lease. Judged by a clock that nobody sets and by one that goes on while the machine
/// sleeps, so that a process that stood still knows at once that it is late.
/// </summary>
internal sealed class ConnectorLease(TimeProvider clock)
{
    /// <summary>How long a lease stands without renewal.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>How often it is renewed.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);

    private volatile Renewal? _last;

    public bool IsHeld => _last is { } last
        && clock.GetElapsedTime(last.Ran) < Length - RenewEvery
        && clock.GetUtcNow() - last.Wall < Length - RenewEvery;

    public void Renewed() => _last = new Renewal(clock.GetTimestamp(), clock.GetUtcNow());

    public void Lost() => _last = null;

    private sealed record Renewal(long Ran, DateTimeOffset Wall);
}

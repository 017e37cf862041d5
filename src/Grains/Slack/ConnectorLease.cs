namespace Pokemanager.Grains.Slack;

/// <summary>
/// Whether this activation still holds its connection's lease. Judged by a clock that goes on while the process is
/// frozen, so that a thawed one knows at once that it is late.
/// </summary>
internal sealed class ConnectorLease(TimeProvider clock)
{
    /// <summary>How long a lease stands without renewal.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>How often it is renewed.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);

    private long _renewedAt = long.MinValue;

    public bool IsHeld => Interlocked.Read(ref _renewedAt) is var at and not long.MinValue
        && clock.GetElapsedTime(at) < Length - RenewEvery;

    public void Renewed() => Interlocked.Exchange(ref _renewedAt, clock.GetTimestamp());

    public void Lost() => Interlocked.Exchange(ref _renewedAt, long.MinValue);
}

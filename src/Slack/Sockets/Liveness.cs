namespace Pokemanager.Slack;

/// <summary>
/// Knows since when nothing can have been missed. A frame proves the peer alive at that moment. Between frames the keep-alive does: a
/// socket that is still open proves that its peer lived one <paramref name="bound"/> ago. Neither counts until the process has run for that
/// long since it last stood still: what it finds then may have lain there, and the peer be long gone.
/// </summary>
internal sealed class Liveness(TimeSpan bound)
{
    /// <summary>How often <see cref="Tick"/> is to be called.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private DateTimeOffset? heardAt;
    private DateTimeOffset lastTick;
    private DateTimeOffset steadySince;

    public DateTimeOffset? HeardAt
    {
        get
        {
            lock (turn) return heardAt;
        }
    }

    /// <summary>A frame came.</summary>
    public void Heard(DateTimeOffset now)
    {
        lock (turn)
        {
            if (!StoodStill(now) && now - ProofTakes >= steadySince) Advance(now);
        }
    }

    /// <summary>A socket is open now.</summary>
    public void Tick(DateTimeOffset now)
    {
        lock (turn)
        {
            if (StoodStill(now)) steadySince = now;
            lastTick = now;
            var proved = now - ProofTakes;
            if (proved >= steadySince) Advance(proved);
        }
    }

    // A keep-alive is no more punctual than that.
    private TimeSpan ProofTakes => bound + (2 * Period);

    private bool StoodStill(DateTimeOffset now) => now - lastTick > 3 * Period || now < lastTick;

    private void Advance(DateTimeOffset to)
    {
        if (heardAt is null || heardAt < to) heardAt = to;
    }
}

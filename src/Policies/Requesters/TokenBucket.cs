namespace Pokemanager.Policies.Requesters;

/// <summary>Lets through as many at once as a minute has, and refills evenly over a minute.</summary>
/// <param name="FullAt">When it is full again if nothing more is taken: all there is to know of a bucket.</param>
public readonly record struct TokenBucket(DateTimeOffset FullAt)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Whether it is as good as new, and need not be kept.</summary>
    public bool IsFull(DateTimeOffset now) => FullAt <= now;

    /// <summary>How long until one can be taken; zero when one can be now.</summary>
    public TimeSpan Wait(int perMinute, DateTimeOffset now)
    {
        var wait = Start(now) + Each(perMinute) - Minute - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>The bucket without one; only when <see cref="Wait"/> is zero.</summary>
    public TokenBucket Take(int perMinute, DateTimeOffset now) => new(Start(now) + Each(perMinute));

    /// <summary>A clock that was set back leaves an empty bucket, not one that stays empty.</summary>
    private DateTimeOffset Start(DateTimeOffset now) => FullAt <= now ? now : FullAt > now + Minute ? now + Minute : FullAt;

    private static TimeSpan Each(int perMinute) => TimeSpan.FromTicks(Minute.Ticks / perMinute);
}

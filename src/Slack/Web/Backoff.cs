namespace Pokemanager.Slack;

/// <summary>Exponential back-off with a cap and full jitter.</summary>
internal static class Backoff
{
    /// <summary>A random wait between nothing and <see cref="Limit"/>.</summary>
    public static TimeSpan Delay(int failures, TimeSpan first, TimeSpan cap) => Limit(failures, first, cap) * Random.Shared.NextDouble();

    /// <summary><paramref name="first"/> doubled <paramref name="failures"/> times, at most <paramref name="cap"/>.</summary>
    public static TimeSpan Limit(int failures, TimeSpan first, TimeSpan cap)
    {
        var limit = first * Math.Pow(2, Math.Clamp(failures, 0, 30));
        return limit < cap ? limit : cap;
    }
}

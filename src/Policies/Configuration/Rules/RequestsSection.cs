using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>What bounds requests.</summary>
internal static class RequestsSection
{
    private const int MostExcerpt = 1000;
    private const int MostOpen = 1000;
    private const int MostPerMinute = 100_000;
    private static readonly string[] SameThread = ["join", "separate"];
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static RequestRules Read(MapEntry? entry, ProblemList problems)
    {
        if (Section.Read(entry, KnownKeys.OfRequests, "requests: {max_age: 24h}", problems) is not { } map)
        {
            return RequestRules.Default;
        }

        var maxAge = DurationRules.Read(map.Find("max_age"), Minute, Day, problems) ?? RequestRules.Default.MaxAge;
        var perMinute = Section.Read(map.Find("per_minute"), KnownKeys.OfPerMinute, "per_minute: {requester: 10}", problems);
        return new RequestRules
        {
            MaxAge = maxAge,
            StaleAfter = StaleAfter(map.Find("stale_after"), maxAge, problems),
            Excerpt = NumberRules.Read(map.Find("excerpt"), 0, MostExcerpt, problems) ?? RequestRules.Default.Excerpt,
            MaxOpenPerRequester = NumberRules.Read(map.Find("max_open_per_requester"), 1, MostOpen, problems),
            PerMinuteByRequester = NumberRules.Read(perMinute?.Find("requester"), 1, MostPerMinute, problems),
            PerMinuteInChannel = NumberRules.Read(perMinute?.Find("channel"), 1, MostPerMinute, problems),
            PerMinuteInWorkspace = NumberRules.Read(perMinute?.Find("workspace"), 1, MostPerMinute, problems),
            SameThreadJoins = ChoiceRules.Read(map.Find("same_thread"), SameThread, problems) is not "separate",
        };
    }

    /// <summary>No mention that asks somebody may be older than the requests themselves become.</summary>
    private static TimeSpan StaleAfter(MapEntry? entry, TimeSpan maxAge, ProblemList problems)
    {
        if (DurationRules.Read(entry, Minute, Day, problems) is not { } staleAfter)
        {
            return maxAge < RequestRules.Default.StaleAfter ? maxAge : RequestRules.Default.StaleAfter;
        }

        if (staleAfter > maxAge)
        {
            problems.Error(entry!.Value.At, $"stale_after is longer than max_age ({DurationRules.Shown(maxAge)}); write up to {DurationRules.Shown(maxAge)}, or raise max_age");
        }

        return staleAfter;
    }
}

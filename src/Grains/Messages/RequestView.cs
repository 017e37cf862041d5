using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>What the messages say about where a request stands.</summary>
internal static class RequestView
{
    /// <summary>The level asked next if nobody takes it; null at the last.</summary>
    public static PlannedLevel? NextLevel(RequestState state) =>
        state.Plan.Levels.Skip(state.Level + 1).FirstOrDefault(level => !level.People.IsEmpty);

    /// <summary>When the next step is taken: <c>in 60 s (12:05:00)</c>.</summary>
    public static string When(RequestState state, DateTimeOffset now)
    {
        var due = state.DueAt ?? now;
        return $"in {SlackText.Span(due - now)} ({SlackText.Time(due)})";
    }

    /// <summary>Names of those who are asked now and have not passed.</summary>
    public static IEnumerable<string> AskedNow(RequestState state) =>
        state.Pages.Where(page => state.IsCurrent(page) && page.PassedTs is null).Select(page => page.Handler.Name);

    /// <summary>Names of everybody asked at one level, each once.</summary>
    public static IEnumerable<string> AskedAt(RequestState state, int level) =>
        state.Pages.Where(page => page.Level == level).Select(page => page.Handler.Name).Distinct();

    /// <summary>Names of everybody asked, each once.</summary>
    public static IEnumerable<string> Asked(RequestState state) => state.Pages.Select(page => page.Handler.Name).Distinct();

    /// <summary>The level asked before the current one; null at the first.</summary>
    public static int? PreviousLevel(RequestState state) =>
        state.Pages.Where(page => page.Level < state.Level).Select(page => (int?)page.Level).Max();

    /// <summary>How long the level before was asked when the current one began.</summary>
    public static TimeSpan Waited(RequestState state, int previous) =>
        state.LevelStartedAt - state.Pages.Last(page => page.Level == previous).AskedAt;

    /// <summary>Why levels that lie between the one asked before and the current one had nobody to ask, each with its number from 1.</summary>
    public static IEnumerable<(int Level, string Reason)> Skipped(RequestState state)
    {
        var from = PreviousLevel(state) + 1 ?? 0;
        for (var level = from; level < state.Level; level++)
        {
            yield return (level + 1, Trouble(state, level));
        }
    }

    /// <summary>Why handlers of a level are not asked, as plain text; empty when all are.</summary>
    public static string Trouble(RequestState state, int level)
    {
        var failures = state.Pages.Where(page => page.Level == level && page.Failure is not null).Select(page => $"{page.Handler.Name}: {page.Failure}");
        return string.Join("; ", state.Plan.Levels[level].Problems.Concat(failures));
    }

    /// <summary>The value of a button that is shown for the request as it stands.</summary>
    public static string Button(RequestState state) => new ButtonValue(state.Origin.Key, state.Level, state.Round).ToString();
}

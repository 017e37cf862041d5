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

    /// <summary>Names of everybody asked at one level.</summary>
    public static IEnumerable<string> AskedAt(RequestState state, int level) =>
        state.Pages.Where(page => page.Level == level).Select(page => page.Handler.Name);

    /// <summary>Names of everybody asked, each once.</summary>
    public static IEnumerable<string> Asked(RequestState state) => state.Pages.Select(page => page.Handler.Name).Distinct();

    /// <summary>The level asked before the current one; null at the first.</summary>
    public static int? PreviousLevel(RequestState state) =>
        state.Pages.Where(page => page.Level < state.Level).Select(page => (int?)page.Level).Max();
}

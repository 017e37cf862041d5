using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>Why these people were asked, and what comes next: for whoever wants to know, and seen by them alone.</summary>
internal static class WhyMessage
{
    private const int MostListed = 20;
    private const int LongestReason = 300;

    public static Message Render(RequestState state, DateTimeOffset now)
    {
        var text = SlackText.Section(Lines(state, now));
        return new Message(text, [text], [], []);
    }

    private static IEnumerable<string> Lines(RequestState state, DateTimeOffset now)
    {
        yield return $"Policy *{SlackText.Name(state.Plan.Policy)}* v{SlackText.Name(state.Plan.Version)}, because it holds in every channel here that I listen in.";
        if (state.Pages.IsEmpty)
        {
            yield return "Nobody was asked.";
        }
        else
        {
            yield return $"Level {state.Level + 1} of {state.Plan.Levels.Length}, since {SlackText.Time(state.LevelStartedAt)}: {Reason(state)}";
        }

        var pages = state.Pages.Where(state.IsCurrent).ToArray();
        foreach (var page in pages.Take(MostListed))
        {
            yield return $"• {SlackText.Name(page.Handler.Name)}: {Standing(state, page)}";
        }

        if (pages.Length > MostListed)
        {
            yield return $"• and {pages.Length - MostListed} more";
        }

        if (state.Plan.Levels.Length > state.Level && RequestView.Trouble(state, state.Level) is { Length: > 0 } trouble)
        {
            yield return $"• {SlackText.Cut(trouble, LongestReason)}";
        }

        foreach (var (level, reason) in RequestView.Skipped(state).Take(MostListed))
        {
            yield return $"Level {level} was passed over: {SlackText.Cut(reason, LongestReason)}";
        }

        yield return Next(state, now);
    }

    private static string Reason(RequestState state)
    {
        var by = SlackText.Name(state.StartedBy?.Name ?? "");
        return (state.Reason, RequestView.PreviousLevel(state)) switch
        {
            (StartReason.Passed, _) => $"{by} passed it on.",
            (StartReason.Pushed, _) => $"{by} did not want to wait.",
            (StartReason.GivenBack, _) => $"{by} gave it back.",
            (StartReason.Undeliverable, { } previous) => $"Slack took no message to {SlackText.Names(RequestView.AskedAt(state, previous))}.",
            (_, { } previous) => $"nobody of level {previous + 1} answered in {SlackText.Span(RequestView.Waited(state, previous))}.",
            _ => "it is the first.",
        };
    }

    private static string Standing(RequestState state, Page page) => page switch
    {
        _ when state.Acknowledgement is { } taken && taken.Handler.Id == page.Handler.Id => $"has it since {SlackText.Time(taken.At)}",
        { PassedTs: { } ts } => $"passed it on {SlackText.Time(RequestOrigin.TimeOf(ts) ?? page.AskedAt)}",
        { Failure: { } failure } => $"could not be reached ({SlackText.Cut(failure, LongestReason)})",
        { Message: null } => "the message is on its way",
        _ => $"asked {SlackText.Time(page.AskedAt)}",
    };

    private static string Next(RequestState state, DateTimeOffset now)
    {
        if (state.Status is not RequestStatus.Open || state.DueAt is not { } due)
        {
            return state switch
            {
                { Acknowledgement: { } taken } => $"{SlackText.Name(taken.Handler.Name)} has it, so nobody else is asked.",
                { Status: RequestStatus.Cancelled } => $"{SlackText.Name(state.Requester.Name)} cancelled it, so nobody else is asked.",
                _ => "It was dropped. Mention me again to start over.",
            };
        }

        var steps = new List<string>();
        for (var level = state.Level + 1; level < state.Plan.Levels.Length && steps.Count < MostListed; level++)
        {
            if (state.Plan.Levels[level] is { People.IsEmpty: false } planned)
            {
                steps.Add($"{SlackText.Names(planned.People.Select(person => person.Name))} in {SlackText.Span(due - now)} ({SlackText.Time(due)})");
                due += planned.EscalateAfter;
            }
        }

        return $"Next: {string.Concat(steps.Select(step => step + ", then "))}it is dropped in {SlackText.Span(due - now)} ({SlackText.Time(due)}).";
    }
}

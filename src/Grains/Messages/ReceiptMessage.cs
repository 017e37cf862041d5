using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>The status line in the request's thread, edited in place.</summary>
internal static class ReceiptMessage
{
    public static Message Render(RequestState state, DateTimeOffset now)
    {
        var lines = state.Status switch
        {
            RequestStatus.Open => Asking(state, now),
            RequestStatus.Acknowledged when state.Acknowledgement is { } taken =>
                [$"✓ *{SlackText.Escape(taken.Handler.Name)} has it* since {SlackText.Time(taken.At)}."],
            _ => [$"✗ *Nobody took this.* I asked {SlackText.Names(RequestView.Asked(state))}."],
        };
        var text = string.Join('\n', lines);
        return new Message(text, [text], [], []);
    }

    private static IReadOnlyList<string> Asking(RequestState state, DateTimeOffset now)
    {
        var names = SlackText.Names(RequestView.AskedAt(state, state.Level));
        var level = $"(level {state.Level + 1} of {state.Plan.Levels.Length})";
        var first = RequestView.PreviousLevel(state) is { } previous
            ? $"⬆ *No answer from {SlackText.Names(RequestView.AskedAt(state, previous))} in {SlackText.Span(Waited(state, previous))}. "
                + $"Asking {names} now* {level}."
            : state.FoundLateBy is { } age
                ? $"🕓 I was offline when you wrote this ({SlackText.Span(age)} ago). *Asking {names} now* {level}."
                : $"👀 *Asking {names} now* {level}.";
        var next = RequestView.NextLevel(state) is { } following
            ? $"If nobody takes it, I ask {SlackText.Names(following.People.Select(p => p.Name))} {RequestView.When(state, now)}."
            : $"They are the last. If nobody takes it, I tell you {RequestView.When(state, now)}.";
        return [$"{first} {next}", .. Skipped(state, names)];
    }

    private static IEnumerable<string> Skipped(RequestState state, string names)
    {
        var from = RequestView.PreviousLevel(state) + 1 ?? 0;
        for (var level = from; level < state.Level; level++)
        {
            var problems = state.Plan.Levels[level].Problems;
            var failures = state.Pages.Where(page => page.Level == level && page.Failure is not null).Select(page => page.Failure);
            var reason = string.Join("; ", problems.Concat(failures));
            yield return $"↷ Level {level + 1} had nobody to ask ({SlackText.Cut(reason, 500)}); went straight to {names}.";
        }
    }

    private static TimeSpan Waited(RequestState state, int level) =>
        state.LevelStartedAt - state.Pages.First(page => page.Level == level).AskedAt;
}

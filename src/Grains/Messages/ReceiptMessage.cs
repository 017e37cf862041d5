using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>The status line in the request's thread, edited in place.</summary>
internal static class ReceiptMessage
{
    private const int LongestReason = 500;

    public static Message Render(RequestState state, DateTimeOffset now)
    {
        var lines = state.Status switch
        {
            RequestStatus.Open => Asking(state, now),
            RequestStatus.Acknowledged when state.Acknowledgement is { } taken =>
                [$"✓ *{SlackText.Name(taken.Handler.Name)} has it* since {SlackText.Time(taken.At)}."],
            RequestStatus.Cancelled =>
                [$"✗ *Cancelled by {SlackText.Name(state.Requester.Name)}.* {StoodDown(state)}"],
            _ => [$"✗ *Nobody took this.* I asked {SlackText.Names(RequestView.Asked(state))}."],
        };
        var text = (state.IsDrill ? "*Drill.* " : "") + SlackText.Section(lines);
        return new Message(text, [text], [.. Buttons(state)], []);
    }

    private static IReadOnlyList<string> Asking(RequestState state, DateTimeOffset now)
    {
        var names = SlackText.Names(RequestView.AskedNow(state));
        var next = RequestView.NextLevel(state) is { } following
            ? $"If nobody takes it, I ask {SlackText.Names(following.People.Select(p => p.Name))} {RequestView.When(state, now)}."
            : $"They are the last. If nobody takes it, I tell you {RequestView.When(state, now)}.";
        return
        [
            $"{First(state, names)} (level {state.Level + 1} of {state.Plan.Levels.Length}). {next}",
            .. RequestView.Skipped(state).Select(skipped =>
                $"↷ Level {skipped.Level} had nobody to ask ({SlackText.Cut(skipped.Reason, LongestReason)}); went straight to {names}."),
        ];
    }

    private static string First(RequestState state, string names)
    {
        var by = SlackText.Name(state.StartedBy?.Name ?? "");
        return (state.Reason, RequestView.PreviousLevel(state)) switch
        {
            (StartReason.Passed, _) => $"⬆ *{by} can't take this one. Asking {names} now*",
            (StartReason.Pushed, _) => $"⬆ *{by} asked not to wait. Asking {names} now*",
            (StartReason.GivenBack, _) => $"↩ *{by} gave it back. Asking {names} now*",
            (StartReason.Undeliverable, { } previous) => $"⬆ *{SlackText.Names(RequestView.AskedAt(state, previous))} could not be reached. Asking {names} now*",
            (_, { } previous) =>
                $"⬆ *No answer from {SlackText.Names(RequestView.AskedAt(state, previous))} in {SlackText.Span(RequestView.Waited(state, previous))}. Asking {names} now*",
            _ when state.FoundLateBy is { } age => $"🕓 I was offline when you wrote this ({SlackText.Span(age)} ago). *Asking {names} now*",
            _ => $"👀 *Asking {names} now*",
        };
    }

    private static string StoodDown(RequestState state) => state.Pages.Select(page => page.Handler.Id).Distinct().Count() switch
    {
        0 => "Nobody had been asked.",
        1 => "1 person told to stand down.",
        var n => $"{n} people told to stand down.",
    };

    private static IEnumerable<Button> Buttons(RequestState state)
    {
        var value = RequestView.Button(state);
        var isOpen = state.Status is RequestStatus.Open;
        if (isOpen)
        {
            yield return new Button(Actions.Cancel, "Cancel", value, false);
        }

        yield return new Button(Actions.Why, "Why them?", value, false);
        if (isOpen && RequestView.NextLevel(state) is not null)
        {
            yield return new Button(Actions.Push, "Ask the next now", value, false);
        }

        if (state.Rules.By is not AckBy.Handlers && state.Status is RequestStatus.Open or RequestStatus.Dropped)
        {
            yield return new Button(Actions.Take, "I'll take it", value, false);
        }
    }
}

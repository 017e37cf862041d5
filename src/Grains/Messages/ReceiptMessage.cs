using System.Globalization;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Grains.Messages;

/// <summary>The status line in the request's thread, edited in place.</summary>
internal static class ReceiptMessage
{
    private const int LongestReason = 500;

    public static Message Render(RequestState state, DateTimeOffset now, Wording wording)
    {
        var lines = state.Status switch
        {
            RequestStatus.Open => Asking(state, now, wording),
            RequestStatus.Acknowledged when state.Acknowledgement is { } taken =>
                [$"✓ *{SlackText.Name(taken.Handler.Name)} has it* since {SlackText.Time(taken.At)}."],
            RequestStatus.Cancelled =>
                [Cancelled(state, wording)],
            _ => [$"✗ *Nobody took this.* I asked {SlackText.Names(RequestView.Asked(state))}."],
        };
        var text = (state.IsDrill ? "*Drill.* " : "") + SlackText.Section(lines);
        return new Message(text, [text], [.. Buttons(state)], []);
    }

    private static IReadOnlyList<string> Asking(RequestState state, DateTimeOffset now, Wording wording)
    {
        var names = SlackText.Names(RequestView.AskedNow(state));
        var next = RequestView.NextLevel(state) is { } following
            ? $"If nobody takes it, I ask {SlackText.Names(following.People.Select(p => p.Name))} {RequestView.When(state, now)}."
            : $"They are the last. If nobody takes it, I tell you {RequestView.When(state, now)}.";
        return
        [
            First(state, names, next, wording),
            .. RequestView.Skipped(state).Select(skipped =>
                $"↷ Level {skipped.Level} had nobody to ask ({SlackText.Cut(skipped.Reason, LongestReason)}); went straight to {names}."),
        ];
    }

    private static string First(RequestState state, string names, string next, Wording wording)
    {
        var by = SlackText.Name(state.StartedBy?.Name ?? "");
        var (level, levels) = (Number(state.Level + 1), Number(state.Plan.Levels.Length));
        return (state.Reason, RequestView.PreviousLevel(state)) switch
        {
            (StartReason.Passed, _) => wording.Say(
                TemplateNames.ThreadPassed, ("handler", by), ("next_names", names), ("level", level), ("levels", levels), ("next", next)),
            (StartReason.Pushed, _) => Own($"⬆ *{by} asked not to wait. Asking {names} now*"),
            (StartReason.GivenBack, _) => Own($"↩ *{by} gave it back. Asking {names} now*"),
            (StartReason.Undeliverable, { } previous) => Own($"⬆ *{SlackText.Names(RequestView.AskedAt(state, previous))} could not be reached. Asking {names} now*"),
            (_, { } previous) => wording.Say(
                TemplateNames.ThreadEscalated,
                ("names", SlackText.Names(RequestView.AskedAt(state, previous))),
                ("waited", SlackText.Span(RequestView.Waited(state, previous))),
                ("next_names", names),
                ("level", level),
                ("levels", levels),
                ("next", next)),
            _ when state.FoundLateBy is { } age => wording.Say(
                TemplateNames.ReconnectedLate, ("age", SlackText.Span(age)), ("names", names), ("level", level), ("levels", levels), ("next", next)),
            _ => wording.Say(TemplateNames.ThreadReceipt, ("names", names), ("level", level), ("levels", levels), ("next", next)),
        };

        string Own(string sentence) => $"{sentence} (level {level} of {levels}). {next}";
    }

    private static string Cancelled(RequestState state, Wording wording)
    {
        var requester = SlackText.Name(state.Requester.Name);
        var asked = state.Pages.Select(page => page.Handler.Id).Distinct().Count();
        return wording.IsOwn(TemplateNames.Cancelled)
            ? wording.Say(TemplateNames.Cancelled, ("requester", requester), ("n", Number(asked)))
            : $"✗ *Cancelled by {requester}.* {asked switch { 0 => "Nobody had been asked.", 1 => "1 person told to stand down.", _ => $"{asked} people told to stand down." }}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

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

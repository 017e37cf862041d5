using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>The private message that asks a handler, as it stands in each state of the request.</summary>
internal static class PageMessage
{
    /// <summary>The action of the button that takes a request.</summary>
    public const string TakeAction = "take";

    private const int ExcerptLength = 300;

    public static Message Render(RequestState state, Page page, string botUserId, DateTimeOffset now)
    {
        var requester = SlackText.Escape(state.Requester.Name);
        var subject = $"{requester} needs someone in {SlackText.Channel(state.Origin.Channel)}";
        var excerpt = SlackText.Excerpt(state.Origin.Text, botUserId, ExcerptLength);
        var link = SlackText.Link(state.Origin.Permalink, "Open the thread");
        if (state.Acknowledgement is { } taken)
        {
            var outcome = taken.Handler.Id == page.Handler.Id
                ? $"✓ *Yours since {SlackText.Time(taken.At)}.* {requester} knows."
                : $"_Not needed any more: {SlackText.Escape(taken.Handler.Name)} has it._";
            return Closed(subject, excerpt, $"{outcome} {link}");
        }

        var age = state.FoundLateBy is { } late ? $"🕓 Written {SlackText.Span(late)} before I could see it." : null;
        var wait = state switch
        {
            { Status: RequestStatus.Dropped } =>
                $"_Nobody took it, and {requester} was told {SlackText.Time(state.ClosedAt ?? now)}. You can still take it._",
            _ when page.Level < state.Level =>
                $"_Passed on to level {state.Level + 1} {SlackText.Time(state.LevelStartedAt)}. You can still take it._",
            _ when RequestView.NextLevel(state) is { } next =>
                $"_Level {page.Level + 1} of {state.Plan.Levels.Length} ({SlackText.Escape(state.Plan.Policy)}). If nobody takes it, "
                + $"{SlackText.Names(next.People.Select(p => p.Name))} {(next.People.Length is 1 ? "is" : "are")} asked {RequestView.When(state, now)}._",
            _ =>
                $"_You are the last level. If nobody takes it by {SlackText.Time(state.DueAt ?? now)}, {requester} is told that no one is available._",
        };
        IReadOnlyList<string> sections =
        [
            $"*{subject}*",
            .. excerpt.Length is 0 ? Array.Empty<string>() : [$">{excerpt}"],
            .. age is null ? Array.Empty<string>() : [age],
            link,
        ];
        return new Message(
            excerpt.Length is 0 ? $"{subject}." : $"{subject}: {excerpt}",
            [string.Join('\n', sections)],
            [new Button(TakeAction, "I'll take it", new ButtonValue(state.Origin.Key, page.Level, 0).ToString(), true)],
            [wait, "_You can also just reply here, or answer in the thread._"]);
    }

    private static Message Closed(string subject, string excerpt, string outcome) =>
        new($"{subject}. {outcome}", [excerpt.Length is 0 ? $"{subject}\n{outcome}" : $"{subject}\n>{excerpt}\n{outcome}"], [], []);
}

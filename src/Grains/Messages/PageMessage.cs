using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies.Requests;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Grains.Messages;

/// <summary>The private message that asks a handler, as it stands in each state of the request.</summary>
internal static class PageMessage
{
    public static Message Render(RequestState state, Page page, string botUserId, DateTimeOffset now, Wording wording)
    {
        var requester = SlackText.Name(state.Requester.Name);
        var subject = $"{(state.IsDrill ? "Drill: " : "")}{requester} needs someone in {SlackText.Channel(state.Origin.Channel)}";
        var excerpt = SlackText.Excerpt(state.Origin.Text, botUserId, state.Rules.Excerpt);
        var link = SlackText.Link(state.Origin.Permalink, "Open the thread");
        return Outcome(state, page, requester, link, wording) is var (outcome, buttons)
            ? Closed(subject, excerpt, outcome, buttons)
            : Asking(state, page, subject, excerpt, link, now);
    }

    private static Message Asking(RequestState state, Page page, string subject, string excerpt, string link, DateTimeOffset now)
    {
        var requester = SlackText.Name(state.Requester.Name);
        IReadOnlyList<string> lines =
        [
            $"*{subject}*",
            .. excerpt.Length is 0 ? Array.Empty<string>() : [$">{excerpt}"],
            .. state.FoundLateBy is { } late ? [$"🕓 Written {SlackText.Span(late)} before I could see it."] : Array.Empty<string>(),
            .. state.NudgeTs is { } ts && RequestOrigin.TimeOf(ts) is { } nudged && state.IsCurrent(page)
                ? [$"*Asked again* {SlackText.Time(nudged)}."]
                : Array.Empty<string>(),
            link,
        ];
        var value = new ButtonValue(state.Origin.Key, page.Level, page.Round).ToString();
        var take = new Button(Actions.Take, "I'll take it", value, true);
        return new Message(
            excerpt.Length is 0 ? $"{subject}." : $"{subject}: {excerpt}",
            [string.Join('\n', lines)],
            state.Status is RequestStatus.Open && state.IsCurrent(page) && page.PassedTs is null
                ? [take, new Button(Actions.Pass, RequestView.NextLevel(state) is null ? "Can't take it" : "Can't, ask the next", value, false)]
                : [take],
            [Wait(state, page, requester, now), "_You can also just reply here, or answer in the thread._"]);
    }

    private static string Wait(RequestState state, Page page, string requester, DateTimeOffset now) => state switch
    {
        { Status: RequestStatus.Dropped } =>
            $"_Nobody took it, and {requester} was told {SlackText.Time(state.ClosedAt ?? now)}. You can still take it._",
        _ when page.PassedTs is { } ts =>
            $"_You passed this on {SlackText.Time(RequestOrigin.TimeOf(ts) ?? now)}. You can still take it._",
        _ when !state.IsCurrent(page) =>
            $"_Passed on to level {state.Level + 1} {SlackText.Time(state.LevelStartedAt)}. You can still take it._",
        _ when RequestView.NextLevel(state) is { } next =>
            $"_Level {page.Level + 1} of {state.Plan.Levels.Length} ({SlackText.Name(state.Plan.Policy)}). If nobody takes it, "
            + $"{SlackText.Names(next.People.Select(p => p.Name))} {(next.People.Length is 1 ? "is" : "are")} asked {RequestView.When(state, now)}._",
        _ =>
            $"_You are the last level. If nobody takes it by {SlackText.Time(state.DueAt ?? now)}, {requester} is told that no one is available._",
    };

    /// <summary>What became of it, when there is nothing left to ask with this page; else null.</summary>
    private static (string Text, IReadOnlyList<Button> Buttons)? Outcome(RequestState state, Page page, string requester, string link, Wording wording)
    {
        if (state.Acknowledgement is { } taken)
        {
            return taken.Handler.Id == page.Handler.Id
                ? (wording.Say(TemplateNames.AckHandler, ("time", SlackText.Time(taken.At)), ("requester", requester), ("permalink", link)),
                    [new Button(Actions.GiveBack, "Give it back", new ButtonValue(state.Origin.Key, page.Level, state.Round).ToString(), false)])
                : ($"{wording.Say(TemplateNames.HandlerSuperseded, ("handler", SlackText.Name(taken.Handler.Name)))} {link}", []);
        }

        if (state.Status is RequestStatus.Cancelled)
        {
            return ($"_Not needed any more: {requester} cancelled it._ {link}", []);
        }

        return state.Pages.Any(later => later.Handler.Id == page.Handler.Id && later.Level == page.Level && later.Round > page.Round)
            ? ($"_Asked again below._ {link}", [])
            : null;
    }

    private static Message Closed(string subject, string excerpt, string outcome, IReadOnlyList<Button> buttons) =>
        new(SlackText.Fit($"{subject}. {outcome}"), [excerpt.Length is 0 ? subject : $"{subject}\n>{excerpt}", outcome], buttons, []);
}

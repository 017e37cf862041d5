using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies.Requests;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Grains.Messages;

/// <summary>The new lines in the request's thread: the ones that notify the requester.</summary>
internal static class ThreadLine
{
    private const int LongestReasons = 1_000;

    public static Message Render(RequestState state, EffectKind kind, Wording wording)
    {
        var requester = SlackText.Mention(state.Requester.Id);
        var handler = SlackText.Name(state.Acknowledgement?.Handler.Name ?? "");
        var text = kind switch
        {
            EffectKind.AnnounceAcknowledged =>
                wording.Say(
                    TemplateNames.ThreadAck,
                    ("requester", requester),
                    ("handler", handler),
                    ("elapsed", SlackText.Span((state.Acknowledgement?.At ?? state.OpenedAt) - AskedAt(state)))),
            EffectKind.AnnounceGivenBack when state.Status is RequestStatus.Open => wording.Say(
                TemplateNames.Released,
                ("handler", SlackText.Name(state.GivenBack?.Handler.Name ?? "")),
                ("next_names", SlackText.Names(RequestView.AskedNow(state)))),
            EffectKind.AnnounceGivenBack => $"↩ *{SlackText.Name(state.GivenBack?.Handler.Name ?? "")} gave it back.* Nobody is left to ask.",
            EffectKind.AnnounceLate => wording.Say(TemplateNames.LateAck, ("requester", requester), ("handler", handler)),
            EffectKind.AnnounceDropped when state.Pages.IsEmpty =>
                $"✗ {requester}, *there was nobody to ask* ({SlackText.Fit(SlackText.Escape(string.Join("; ", state.Plan.Levels.SelectMany(level => level.Problems))), LongestReasons)}). "
                + "Mention me again once that is mended.",
            EffectKind.AnnounceDropped => wording.Say(
                TemplateNames.ThreadDropped,
                ("requester", requester),
                ("all_names", SlackText.Names(RequestView.Asked(state))),
                ("elapsed", SlackText.Span((state.ClosedAt ?? state.OpenedAt) - state.OpenedAt))),
            EffectKind.AnnounceStale =>
                $"🕓 {requester}, I was offline when you wrote this ({SlackText.Span(state.FoundLateBy ?? TimeSpan.Zero)} ago), so I asked nobody. "
                + "Mention me again if you still need someone.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return new Message(text, [text], [], []);
    }

    /// <summary>The same in private, when Slack refuses it in the thread (an archived channel, or one that the bot was removed from).</summary>
    public static Message RenderPrivate(RequestState state, EffectKind kind, Wording wording)
    {
        var line = Render(state, kind, wording);
        var note = $"I could not write this {SlackText.Link(state.Origin.Permalink, "where you asked")}.";
        return line with { Text = $"{line.Text}\n{note}", Sections = [.. line.Sections, note] };
    }

    private static DateTimeOffset AskedAt(RequestState state) => state.OpenedAt - (state.FoundLateBy ?? TimeSpan.Zero);
}

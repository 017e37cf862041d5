using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>The new lines in the request's thread: the ones that notify the requester.</summary>
internal static class ThreadLine
{
    public static Message Render(RequestState state, EffectKind kind)
    {
        var requester = SlackText.Mention(state.Requester.Id);
        var handler = SlackText.Name(state.Acknowledgement?.Handler.Name ?? "");
        var text = kind switch
        {
            EffectKind.AnnounceAcknowledged =>
                $"✓ {requester}, *{handler} has it* ({SlackText.Span((state.Acknowledgement?.At ?? state.OpenedAt) - AskedAt(state))} after you asked).",
            EffectKind.AnnounceGivenBack =>
                $"↩ *{SlackText.Name(state.GivenBack?.Handler.Name ?? "")} gave it back.* "
                + (state.Status is RequestStatus.Open ? $"Asking {SlackText.Names(RequestView.AskedNow(state))} now." : "Nobody is left to ask."),
            EffectKind.AnnounceLate => $"✓ {requester}, *{handler} picked this up after all.*",
            EffectKind.AnnounceDropped when state.Pages.IsEmpty =>
                $"✗ {requester}, *there was nobody to ask* ({SlackText.Cut(string.Join("; ", state.Plan.Levels.SelectMany(level => level.Problems)), 1000)}). "
                + "Mention me again once that is mended.",
            EffectKind.AnnounceDropped =>
                $"✗ {requester}, *nobody took this.* I asked {SlackText.Names(RequestView.Asked(state))} over "
                + $"{SlackText.Span((state.ClosedAt ?? state.OpenedAt) - state.OpenedAt)} and have stopped. Mention me again to start over.",
            EffectKind.AnnounceStale =>
                $"🕓 {requester}, I was offline when you wrote this ({SlackText.Span(state.FoundLateBy ?? TimeSpan.Zero)} ago), so I asked nobody. "
                + "Mention me again if you still need someone.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return new Message(text, [text], [], []);
    }

    /// <summary>The same in private, when Slack refuses it in the thread (an archived channel, or one that the bot was removed from).</summary>
    public static Message RenderPrivate(RequestState state, EffectKind kind)
    {
        var line = Render(state, kind);
        var text = $"{line.Text}\nI could not write this {SlackText.Link(state.Origin.Permalink, "where you asked")}.";
        return line with { Text = text, Sections = [text] };
    }

    private static DateTimeOffset AskedAt(RequestState state) => state.OpenedAt - (state.FoundLateBy ?? TimeSpan.Zero);
}

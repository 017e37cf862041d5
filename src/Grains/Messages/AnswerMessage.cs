using Pokemanager.Grains.Handlers;
using Pokemanager.Grains.Interfaces.Conversations;

namespace Pokemanager.Grains.Messages;

/// <summary>The private confirmation of an answer: which request it went to, and which others wait.</summary>
internal static class AnswerMessage
{
    private const int MostListed = 10;

    /// <summary>They have it now.</summary>
    public static Message Yours(string subject, string permalink, IReadOnlyCollection<PageEntry> others)
    {
        var text = $"✓ *Yours:* {subject} {SlackText.Link(permalink, "Open the thread")}";
        var rest = others.Count is 0
            ? ""
            : $"\nStill waiting for you:{string.Concat(others.Take(MostListed).Select(other => $"\n• {other.Subject} {SlackText.Link(other.Permalink, "Open the thread")}"))}"
                + (others.Count > MostListed ? $"\n… and {others.Count - MostListed} more" : "");
        return Plain(text + rest);
    }

    /// <summary>Somebody has it already.</summary>
    public static Message Taken(string handler, TimeSpan ago, string permalink) =>
        Plain($"{SlackText.Escape(handler)} took this {SlackText.Span(ago)} ago. Join in: {SlackText.Link(permalink, "Open the thread")}");

    /// <summary>The operator's own text for private messages that answer nothing.</summary>
    public static Message Denied(string text) => Plain(text);

    private static Message Plain(string text) => new(text, [text], [], []);
}

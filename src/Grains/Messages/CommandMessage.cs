using Pokemanager.Grains.Interfaces.Conversations;

namespace Pokemanager.Grains.Messages;

/// <summary>What a slash command puts into the channel, and what it answers in private when there is nothing to look up.</summary>
internal static class CommandMessage
{
    // The request keeps the whole; a paragraph holds little more.
    private const int LongestText = 2500;

    /// <summary>The message that stands in the channel for a command, which leaves none itself.</summary>
    public static Message Posted(string requester, string text, bool isDrill, string botUserId)
    {
        var shown = SlackText.Excerpt(text, botUserId, LongestText);
        var line = $"*{SlackText.Name(requester)}* {(isDrill ? "runs a drill" : "asks")}{(shown.Length is 0 ? "." : $": {shown}")}";
        return SectionedMessage.Of(line);
    }

    /// <summary>What can be typed.</summary>
    /// <param name="command">The command's name in this workspace, with its slash.</param>
    public static Message Help(string command)
    {
        var name = SlackText.Escape(command.Replace('`', '\''));
        return SectionedMessage.Of(string.Join(
            '\n',
            $"`{name} the build is broken` asks whoever is on duty here, as a mention of me does.",
            $"`{name} who` shows who would be asked here now.",
            $"`{name} open` shows the requests that nobody has taken yet.",
            $"`{name} why` explains why those were asked whom the newest open request here went to; with a link to a message, that request.",
            $"`{name} drill` asks in earnest, marked as a drill.",
            "Asking and a drill write in the channel; the rest only you see."));
    }

    /// <summary>It was typed where the bot cannot write, so nobody was asked.</summary>
    /// <param name="channel">Null for a private conversation.</param>
    public static Message NotHere(string? channel) => SectionedMessage.Of(channel is null
        ? "Nobody was asked. Type it in a channel that I am in, so that whoever can help finds you there."
        : $"Nobody was asked: I cannot write in {SlackText.Channel(channel)}. Invite me there, and type it again.");

    /// <summary>They may not ask now; <paramref name="text"/> says why.</summary>
    public static Message Objection(string text) => SectionedMessage.Of(text);

    /// <summary>There is no request that could be explained.</summary>
    public static Message NothingToExplain(bool isLinked) => SectionedMessage.Of(isLinked
        ? "I know of no request at that message. A request is forgotten a day after it ended."
        : "No request of this channel is open. Name one by a link to its message.");

    /// <summary>It could not be looked up.</summary>
    public static Message Failed() => SectionedMessage.Of("I could not look that up just now. Please try it again in a minute.");
}

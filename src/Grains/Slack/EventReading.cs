using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>Reads Slack's events as what they mean to us. Pure; what is not meant for the bot is noise, with the reason.</summary>
internal static class EventReading
{
    private static readonly HashSet<string> Emoji = new(StringComparer.Ordinal) { "eyes", "white_check_mark", "+1", "thumbsup" };

    // Real text of people that carries a subtype; every other subtype is Slack's own bookkeeping.
    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal) { "me_message", "thread_broadcast", "file_share" };

    public static Reading Read(SlackEvent e, SlackWorkspace workspace) => e switch
    {
        MessageEvent message => Read(message, workspace),
        ReactionAddedEvent { User: { } user } reaction => user == workspace.BotUserId
            ? new Reading.Noise("the bot's own emoji")
            : Emoji.Contains(WithoutSkinTone(reaction.Reaction))
                ? new Reading.Reacted(user, reaction.ItemChannel, reaction.ItemTs, reaction.EventTs)
                : new Reading.Noise("an emoji that acknowledges nothing"),
        ButtonPressedEvent press => press is { ActionId: PageMessage.TakeAction, Channel: { } channel, ActionTs: { } ts } && ButtonValue.TryParse(press.Value, out var value)
            && value.Request.StartsWith(workspace.Id + "/", StringComparison.Ordinal)
                ? new Reading.Pressed(press.User, value.Request, channel, ts)
                : new Reading.Noise("a button of somebody else"),
        UserChangedEvent changed => new Reading.UserChanged(changed.User),
        UnreadableEvent unreadable => new Reading.Noise(unreadable.Reason),
        _ => new Reading.Noise("an event that needs nothing"),
    };

    private static Reading Read(MessageEvent message, SlackWorkspace workspace)
    {
        if (message.User == workspace.BotUserId || (message.BotId is not null && message.BotId == workspace.BotId))
        {
            return new Reading.Noise("the bot's own message");
        }

        if (message.BotId is not null || message.Subtype is "bot_message")
        {
            return new Reading.Noise("another bot's message");
        }

        if (message.IsHidden || message.IsEdited || (message.Subtype is not null && !Spoken.Contains(message.Subtype)))
        {
            return new Reading.Noise("bookkeeping of an older message");
        }

        if (message.User is null or "" || message.Ts is "" || message.Channel is "")
        {
            return new Reading.Noise("a message without writer, place or time");
        }

        if (message.Channel[0] is 'D' || message.ChannelType is "im")
        {
            return new Reading.Replied(message.User, new PrivateReply(message.Channel, message.Ts, ThreadOf(message)));
        }

        if (Mentions(message.Text, workspace.BotUserId))
        {
            return new Reading.Asked(
                new Mention(workspace.Id, message.Channel, message.Ts, ThreadOf(message), message.User, message.Text));
        }

        return ThreadOf(message) is { } thread
            ? new Reading.AnsweredThread(message.User, message.Channel, thread, message.Ts)
            : new Reading.Noise("a message that does not mention the bot");
    }

    private static string? ThreadOf(MessageEvent message) => message.ThreadTs == message.Ts ? null : message.ThreadTs;

    private static bool Mentions(string text, string botUserId) =>
        text.Contains($"<@{botUserId}>", StringComparison.Ordinal) || text.Contains($"<@{botUserId}|", StringComparison.Ordinal);

    private static string WithoutSkinTone(string reaction)
    {
        var tone = reaction.IndexOf("::", StringComparison.Ordinal);
        return tone < 0 ? reaction : reaction[..tone];
    }
}

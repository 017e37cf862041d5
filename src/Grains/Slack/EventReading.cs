using Pokemanager.Grains.Interfaces.Commands;
using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Policies;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>Reads Slack's events as what they mean to us. Pure; what is not meant for the bot is noise, with the reason.</summary>
internal static class EventReading
{
    // Real text of people that carries a subtype; every other subtype is Slack's own bookkeeping.
    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal) { "me_message", "thread_broadcast", "file_share" };

    /// <param name="configuration">What holds in the workspace.</param>
    public static Reading Read(SlackEvent e, SlackWorkspace workspace, BotConfiguration configuration) => e switch
    {
        MessageEvent message => Read(message, workspace),
        ReactionAddedEvent { User: { } user } reaction => user == workspace.BotUserId
            ? new Reading.Noise("the bot's own emoji")
            : configuration.Ack.Emoji.Contains(NameOf(reaction.Reaction))
                ? new Reading.Reacted(user, reaction.ItemChannel, reaction.ItemTs, reaction.EventTs)
                : new Reading.Noise("an emoji that acknowledges nothing"),
        ButtonPressedEvent { ActionId: HomeMessage.RefreshAction } press => new Reading.HomeOpened(press.User),
        ButtonPressedEvent press => press is { Channel: { } channel, ActionTs: { } ts } && Actions.IsKnown(press.ActionId)
            && ButtonValue.TryParse(press.Value, out var value) && value.Request.StartsWith(workspace.Id + "/", StringComparison.Ordinal)
                ? new Reading.Pressed(press.User, new ButtonPress(value.Request, press.ActionId, value.Level, value.Round, channel, ts))
                : new Reading.Noise("a button of somebody else"),
        SlashCommandEvent command => new Reading.Commanded(
            command.TriggerId, new SlashCommand(command.User, command.Command, command.Text, command.Channel)),
        HomeOpenedEvent { Tab: "home" } home => new Reading.HomeOpened(home.User),
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

        if (IsAddedMention(message, workspace.BotUserId))
        {
            return Asked(message, workspace, isEdit: true);
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
            return new Reading.Replied(message.User, new PrivateReply(message.Channel, message.Ts, ThreadOf(message), message.Text));
        }

        if (Mentions(message.Text, workspace.BotUserId))
        {
            return Asked(message, workspace, isEdit: false);
        }

        return ThreadOf(message) is { } thread
            ? new Reading.AnsweredThread(message.User, message.Channel, thread, message.Ts, message.Text)
            : new Reading.Noise("a message that does not mention the bot");
    }

    /// <summary>
    /// Whether its writer has just put a mention into a message of a channel. Of an <c>app_mention</c> it is not known what stood there before;
    /// where the mention stood before, its request is known under the message's time stamp.
    /// </summary>
    private static bool IsAddedMention(MessageEvent message, string botUserId) =>
        message is { IsEdited: true, User: not (null or ""), Ts: not "", Channel: not "", IsDirect: false }
        && Mentions(message.Text, botUserId)
        && (message.IsMention || (message.Subtype is "message_changed" && message.PreviousText is { } before && !Mentions(before, botUserId)));

    private static Reading.Asked Asked(MessageEvent message, SlackWorkspace workspace, bool isEdit) => new(
        new Mention(workspace.Id, message.Channel, message.Ts, ThreadOf(message), message.User!, message.Text) { IsEdit = isEdit });

    private static string? ThreadOf(MessageEvent message) => message.ThreadTs == message.Ts ? null : message.ThreadTs;

    private static bool Mentions(string text, string botUserId) =>
        text.Contains($"<@{botUserId}>", StringComparison.Ordinal) || text.Contains($"<@{botUserId}|", StringComparison.Ordinal);

    /// <summary>Without its skin tone, and by the one name where Slack has two.</summary>
    private static string NameOf(string reaction)
    {
        var tone = reaction.IndexOf("::", StringComparison.Ordinal);
        var name = tone < 0 ? reaction : reaction[..tone];
        return name is "thumbsup" ? "+1" : name;
    }
}

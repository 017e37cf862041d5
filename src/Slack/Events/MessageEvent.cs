namespace Pokemanager.Slack;

/// <summary>
/// A message was posted, changed or deleted. For a change or deletion (see <paramref name="Subtype"/>) the author, text and time stamps
/// are those of the message itself.
/// </summary>
/// <param name="Channel">The conversation.</param>
/// <param name="ChannelType">Slack's kind of conversation (<c>channel</c>, <c>group</c>, <c>im</c>, <c>mpim</c>), when told.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="BotId">The bot that wrote it.</param>
/// <param name="AppId">The app that wrote it.</param>
/// <param name="Subtype">Slack's kind of message; null for a plain one.</param>
/// <param name="Text">The text in Slack's mark-up; empty when missing.</param>
/// <param name="Ts">The message's time stamp.</param>
/// <param name="ThreadTs">The thread's parent, if it is in a thread.</param>
/// <param name="IsMention">Whether Slack itself says that it mentions the bot (<c>app_mention</c>); RTM never does.</param>
/// <param name="IsEdited">Whether its author has changed it.</param>
/// <param name="IsHidden">Whether it tells of another message instead of being one.</param>
public sealed record MessageEvent(
    string Channel,
    string? ChannelType,
    string? User,
    string? BotId,
    string? AppId,
    string? Subtype,
    string Text,
    string Ts,
    string? ThreadTs,
    bool IsMention,
    bool IsEdited,
    bool IsHidden) : SlackEvent
{
    /// <summary>Of a change, the text before it, when told.</summary>
    public string? PreviousText { get; init; }

    /// <summary>Whether it stands in a private conversation with the bot.</summary>
    public bool IsDirect => ChannelType == "im" || (ChannelType is null && Channel.StartsWith('D'));
}

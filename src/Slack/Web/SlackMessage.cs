namespace Pokemanager.Slack;

/// <summary>A message as a channel's history holds it.</summary>
/// <param name="Channel">The channel it was read from.</param>
/// <param name="Ts">Its time stamp; unique in the channel and sortable.</param>
/// <param name="ThreadTs">The thread's parent; equal to <paramref name="Ts"/> on the parent itself, null without a thread.</param>
/// <param name="User">Who wrote it; null for some bots.</param>
/// <param name="BotId">The bot that wrote it.</param>
/// <param name="AppId">The app that wrote it.</param>
/// <param name="Subtype">Slack's kind of message; null for a plain one.</param>
/// <param name="Text">The text in Slack's mark-up; empty when missing.</param>
/// <param name="Metadata">The app's own data, when asked for.</param>
/// <param name="Reactions">Emoji set on it.</param>
/// <param name="LatestReply">The time stamp of the thread's newest reply.</param>
/// <param name="ReplyCount">Replies in its thread.</param>
/// <param name="IsEdited">Whether its author changed it.</param>
public sealed record SlackMessage(
    string? Channel,
    string Ts,
    string? ThreadTs,
    string? User,
    string? BotId,
    string? AppId,
    string? Subtype,
    string Text,
    MessageMetadata? Metadata,
    IReadOnlyList<SlackReaction> Reactions,
    string? LatestReply,
    int ReplyCount,
    bool IsEdited);

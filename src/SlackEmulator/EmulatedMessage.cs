using System.Text.Json;
using Pokemanager.SlackEmulator.Conversations;

namespace Pokemanager.SlackEmulator;

/// <summary>A message as it was at one moment; a later edit or reaction makes a new value with the same <see cref="Ts"/>.</summary>
public sealed record EmulatedMessage
{
    /// <summary>Id of the workspace.</summary>
    public required string Workspace { get; init; }

    /// <summary>Id of the conversation: C… or G… for channels, D… for private messages.</summary>
    public required string Channel { get; init; }

    /// <summary>Slack's timestamp, the message's key in its conversation.</summary>
    public required string Ts { get; init; }

    /// <summary>Timestamp of the thread's parent; null outside threads and on the parent itself until it has replies.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Id of the author, also for bots.</summary>
    public required string User { get; init; }

    /// <summary>Id of the bot that posted it; null for people.</summary>
    public string? BotId { get; init; }

    /// <summary>Slack's subtype; null for an ordinary message of a person or a modern bot.</summary>
    public string? Subtype { get; init; }

    /// <summary>Text in Slack's wire form.</summary>
    public required string Text { get; init; }

    /// <summary>The Block Kit array; null without blocks.</summary>
    public JsonElement? Blocks { get; init; }

    /// <summary>The metadata object; null without metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>How often the message was edited.</summary>
    public int EditedCount { get; init; }

    /// <summary>When the edit happened that Slack marks as such; null when no mark shows.</summary>
    public string? EditedTs { get; init; }

    /// <summary>The reactions in the order of their first use.</summary>
    public IReadOnlyList<EmulatedReaction> Reactions { get; init; } = [];

    /// <summary>Timestamps of the replies, oldest first.</summary>
    public IReadOnlyList<string> Replies { get; init; } = [];

    /// <summary>The only user who sees it; null for ordinary messages.</summary>
    public string? EphemeralFor { get; init; }

    /// <summary>Whether a bot posted it.</summary>
    public bool IsFromBot => BotId is not null;

    /// <summary>Whether it stands in a thread below another message.</summary>
    public bool IsReply => ThreadTs is not null && ThreadTs != Ts;

    /// <summary>The buttons in its blocks, in order.</summary>
    public IReadOnlyList<EmulatedButton> Buttons => EmulatedButton.In(Blocks);

    /// <summary>Whether the reaction is on it.</summary>
    public bool HasReaction(string name) => Reactions.Any(r => r.Name == name);

    /// <summary>Channel, timestamp, author and text, for messages of failed waits.</summary>
    public override string ToString() => $"[{Channel} {Ts}{(IsReply ? $" in {ThreadTs}" : "")} {User}] {Text}";
}

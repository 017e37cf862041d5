namespace Pokemanager.Slack;

/// <summary>A message to post or to replace another with. Links in it are never unfurled.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Where to post: a channel's id, or a user's id for the private conversation. Not used by updates.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Text in Slack's mark-up that stands alone: what a lock screen shows and a screen reader says.</summary>
    public required string Text { get; init; }

    /// <summary>What is shown instead of the text; at most 50.</summary>
    public IReadOnlyList<Block>? Blocks { get; init; }

    /// <summary>The thread to post in.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The app's own data, kept with the message and not shown.</summary>
    public MessageMetadata? Metadata { get; init; }

    /// <summary>
    /// Asked at the last moment before a new message leaves; when it says no, the post fails as <see cref="SlackErrorKind.Ambiguous"/>.
    /// </summary>
    public Func<bool>? MayLeave { get; init; }
}

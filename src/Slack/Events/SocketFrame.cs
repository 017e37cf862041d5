namespace Pokemanager.Slack;

/// <summary>What one text frame of a socket says.</summary>
public abstract record SocketFrame
{
    /// <summary>The connection is ready.</summary>
    public sealed record Hello : SocketFrame;

    /// <summary>Something happened.</summary>
    /// <param name="Event">What.</param>
    /// <param name="EnvelopeId">What Slack wants confirmed; null over RTM.</param>
    /// <param name="RetryAttempt">How often Slack sent it before.</param>
    public sealed record Delivery(SlackEvent Event, string? EnvelopeId, int RetryAttempt) : SocketFrame;

    /// <summary>The connection is about to end.</summary>
    /// <param name="Reason">Slack's reason.</param>
    public sealed record Ending(string Reason) : SocketFrame;

    /// <summary>An answer to a ping or message of our own.</summary>
    /// <param name="ReplyTo">The id it answers.</param>
    public sealed record Reply(long ReplyTo) : SocketFrame;

    /// <summary>Nothing to act on.</summary>
    /// <param name="Reason">Why, without the content.</param>
    public sealed record Ignored(string Reason) : SocketFrame;
}

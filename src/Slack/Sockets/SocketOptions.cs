namespace Pokemanager.Slack;

/// <summary>Bounds of a connection.</summary>
public sealed class SocketOptions
{
    /// <summary>Events in hand at a time; further ones wait unread. Default: 64.</summary>
    public int EventsAtOnce { get; init; } = 64;

    /// <summary>Time for the handshake and Slack's hello together. Default: 8 s.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Time for sending one frame. Default: 5 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A peer silent for this long is asked whether it lives. Default: 2 s.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A peer that does not answer that question for this long is given up. Default: 5 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a replaced socket may still bring events, unless Slack closes it sooner. Default: 12 s.</summary>
    public TimeSpan ReplacedFor { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Time for events in hand to finish when a socket is closed; then they are cancelled. Default: 10 s.</summary>
    public TimeSpan FinishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for the peer to answer a close. Default: 2 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A socket that lived for this long counts as a success and resets the back-off. Default: 30 s.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait before the first reconnect, doubled before each further one; random up to that. Default: 0.5 s.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before any reconnect. Default: 30 s.</summary>
    public TimeSpan DelayCap { get; init; } = TimeSpan.FromSeconds(30);
}

namespace Pokemanager.Slack;

/// <summary>A lasting connection over which Slack sends events.</summary>
public interface ISlackConnection
{
    /// <summary>
    /// When Slack was last surely heard on this connection: a frame arrived, or the peer was proved alive. Everything sent before then
    /// has arrived. It stays where it was for a while after the process stood still. Null until the first time.
    /// </summary>
    DateTimeOffset? LastHeardAt { get; }

    /// <summary>
    /// Keeps the connection until it is cancelled, then lets events in hand finish, closes and returns.
    /// </summary>
    /// <exception cref="SlackConnectionRefusedException">Slack refuses for good; the message says what to do.</exception>
    Task RunAsync(ISlackEventSink sink, CancellationToken cancellationToken);
}

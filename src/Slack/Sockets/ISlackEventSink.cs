namespace Pokemanager.Slack;

/// <summary>Takes what a connection brings.</summary>
public interface ISlackEventSink
{
    /// <summary>
    /// Takes one event; several at a time, in no promised order, and perhaps more than once. Slack is told that the event arrived only
    /// after this returned; when it throws, the event stays unconfirmed and Slack may send it again.
    /// </summary>
    Task AcceptAsync(SlackEvent slackEvent, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a change of the connection, one at a time and in order. When it throws on <see cref="ConnectionStatus.Connected"/>, the
    /// connection is closed and made again, so that the change is told again.
    /// </summary>
    Task StateChangedAsync(ConnectionState state, CancellationToken cancellationToken);
}

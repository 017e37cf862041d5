namespace Pokemanager.Slack;

/// <summary>Moves frames over one socket and decides nothing. Failures are <see cref="SlackTransportException"/>.</summary>
internal interface ISlackTransport : IDisposable
{
    /// <summary>Makes the connection; once.</summary>
    Task ConnectAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>The next message, whole. Its bytes are good until the next call. Cancelling breaks the connection.</summary>
    Task<ReceivedFrame> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Sends a text as one unfragmented frame. Several may send at a time.</summary>
    Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken);

    /// <summary>Says that nothing more is sent. The peer's answer is received like any frame.</summary>
    Task CloseAsync(CancellationToken cancellationToken);
}

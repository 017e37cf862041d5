using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>RTM: every event to every connection, once and unconfirmed. For classic apps only.</summary>
public sealed class RtmConnection : ISlackConnection
{
    private readonly ISocketProtocol protocol;
    private readonly Func<ISlackTransport> transports;
    private readonly SocketContext context;

    /// <summary>Makes a connection that is not open yet.</summary>
    /// <param name="botApi">A client made with the classic app's bot token.</param>
    /// <param name="clock">The clock of time-outs and waits.</param>
    /// <param name="logger">Told of what happens to the connection; never of tokens or texts.</param>
    /// <param name="options">Bounds; null means the defaults.</param>
    public RtmConnection(ISlackWebApi botApi, TimeProvider clock, ILogger logger, SocketOptions? options = null)
        : this(botApi, clock, logger, options ?? new SocketOptions(), () => new WebSocketTransport(options ?? new SocketOptions()))
    {
    }

    internal RtmConnection(
        ISlackWebApi botApi, TimeProvider clock, ILogger logger, SocketOptions options, Func<ISlackTransport> transports)
    {
        protocol = new RtmProtocol(botApi);
        this.transports = transports;
        context = new SocketContext(options, new Liveness(options.KeepAliveInterval + options.KeepAliveTimeout), clock, logger);
    }

    /// <inheritdoc/>
    public DateTimeOffset? LastHeardAt => context.Liveness.HeardAt;

    /// <inheritdoc/>
    public async Task RunAsync(ISlackEventSink sink, CancellationToken cancellationToken)
    {
        await using var loop = new ConnectionLoop(protocol, transports, sink, context);
        await loop.RunAsync(cancellationToken);
    }
}

using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>A connection over one of Slack's two kinds of socket.</summary>
public sealed class SlackConnection : ISlackConnection
{
    private readonly ISocketProtocol protocol;
    private readonly Func<ISlackTransport> transports;
    private readonly SocketContext context;

    internal SlackConnection(ISocketProtocol protocol, TimeProvider clock, ILogger logger, SocketOptions options, Func<ISlackTransport> transports)
    {
        this.protocol = protocol;
        this.transports = transports;
        context = new SocketContext(options, new Liveness(options.KeepAliveInterval + options.KeepAliveTimeout), clock, logger);
    }

    /// <inheritdoc/>
    public DateTimeOffset? LastHeardAt => context.Liveness.HeardAt;

    /// <summary>Socket Mode: confirmed envelopes, each delivered to one of the app's connections. It is not open yet.</summary>
    /// <param name="appApi">A client made with the app-level token.</param>
    /// <param name="clock">The clock of time-outs and waits.</param>
    /// <param name="logger">Told of what happens to the connection; never of tokens or texts.</param>
    /// <param name="options">Bounds; null means the defaults.</param>
    public static SlackConnection SocketMode(ISlackWebApi appApi, TimeProvider clock, ILogger logger, SocketOptions? options = null) =>
        Over(new SocketModeProtocol(appApi), clock, logger, options ?? new SocketOptions());

    /// <summary>RTM: every event to every connection, once and unconfirmed. For classic apps only. It is not open yet.</summary>
    /// <param name="botApi">A client made with the classic app's bot token.</param>
    /// <param name="clock">The clock of time-outs and waits.</param>
    /// <param name="logger">Told of what happens to the connection; never of tokens or texts.</param>
    /// <param name="options">Bounds; null means the defaults.</param>
    public static SlackConnection Rtm(ISlackWebApi botApi, TimeProvider clock, ILogger logger, SocketOptions? options = null) =>
        Over(new RtmProtocol(botApi), clock, logger, options ?? new SocketOptions());

    /// <inheritdoc/>
    public async Task RunAsync(ISlackEventSink sink, CancellationToken cancellationToken)
    {
        await using var loop = new ConnectionLoop(protocol, transports, sink, context);
        await loop.RunAsync(cancellationToken);
    }

    private static SlackConnection Over(ISocketProtocol protocol, TimeProvider clock, ILogger logger, SocketOptions options) =>
        new(protocol, clock, logger, options, () => new WebSocketTransport(options));
}

using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>Socket Mode: confirmed envelopes, each delivered to one of the app's connections.</summary>
public sealed class SocketModeConnection : ISlackConnection
{
    private readonly ISocketProtocol protocol;
    private readonly Func<ISlackTransport> transports;
    private readonly SocketContext context;

    /// <summary>Makes a connection that is not open yet.</summary>
    /// <param name="appApi">A client made with the app-level token.</param>
    /// <param name="clock">The clock of time-outs and waits.</param>
    /// <param name="logger">Told of what happens to the connection; never of tokens or texts.</param>
    /// <param name="options">Bounds; null means the defaults.</param>
    public SocketModeConnection(ISlackWebApi appApi, TimeProvider clock, ILogger logger, SocketOptions? options = null)
        : this(appApi, clock, logger, options ?? new SocketOptions(), () => new WebSocketTransport(options ?? new SocketOptions()))
    {
    }

    internal SocketModeConnection(
        ISlackWebApi appApi, TimeProvider clock, ILogger logger, SocketOptions options, Func<ISlackTransport> transports)
    {
        protocol = new SocketModeProtocol(appApi);
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

namespace Pokemanager.Slack;

/// <summary>Keeps an eye on an open socket: notes that it still is one and, where the protocol has pings of its own, pings.</summary>
internal sealed class Pulse(ISlackTransport transport, ISocketProtocol protocol, SocketContext context)
{
    private long lastId;
    private long unanswered;

    /// <summary>Something was answered, perhaps the last ping.</summary>
    public void Answered(long id) => Interlocked.CompareExchange(ref unanswered, 0, id);

    /// <summary>Runs until the socket has ended, or returns why the peer seems gone.</summary>
    public async Task<string> RunAsync(Task ended, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Liveness.Period, context.Clock);
        var pinged = context.Clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellationToken) && !ended.IsCompleted)
        {
            context.Liveness.Tick(context.Clock.GetUtcNow());
            var sincePing = context.Clock.GetElapsedTime(pinged);
            if (Interlocked.Read(ref unanswered) != 0)
            {
                if (sincePing >= context.Options.KeepAliveTimeout) return "pings stayed unanswered";
            }
            else if (sincePing >= context.Options.KeepAliveInterval && protocol.Ping(lastId + 1) is { } ping)
            {
                Interlocked.Exchange(ref unanswered, ++lastId);
                pinged = context.Clock.GetTimestamp();
                await transport.SendAsync(ping, cancellationToken);
            }
        }

        return "ended";
    }
}

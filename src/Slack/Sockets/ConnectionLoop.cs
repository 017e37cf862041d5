using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>Keeps a connection: open, serve, decide, again. One socket serves; a replaced one may linger beside it.</summary>
internal sealed partial class ConnectionLoop(
    ISocketProtocol protocol, Func<ISlackTransport> transports, ISlackEventSink sink, SocketContext context)
    : IAsyncDisposable
{
    private readonly ILogger logger = context.Logger;
    private readonly List<Task> closing = [];
    private SlackSocket? serving;
    private SlackSocket? next;
    private string? toldLost;
    private int failures;

    /// <summary>Returns when it is cancelled; sockets are closed by disposing.</summary>
    /// <exception cref="SlackConnectionRefusedException">Slack refuses for good.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(ConnectionStatus.Connecting, null, cancellationToken);
            while (true)
            {
                var end = await OpenAsync(cancellationToken) ?? await ServeAsync(cancellationToken);
                if (end.Step is DisconnectStep.Stop)
                {
                    throw new SlackConnectionRefusedException(end.Reason, protocol.AdviceOn(end.Reason) ?? "Look into the app's settings.");
                }

                await WatchAsync(Task.Delay(DelayAfter(end), context.Clock, cancellationToken), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // This is how a connection is meant to end.
        }
    }

    /// <summary>Lets events in hand finish and closes every socket.</summary>
    public async ValueTask DisposeAsync()
    {
        if (serving is not null) closing.Add(serving.CloseAsync());
        if (next is not null) closing.Add(next.CloseAsync());
        await Task.WhenAll(closing);
    }

    /// <summary>Opens the next socket and retires the one before; or says why it could not.</summary>
    private async Task<SocketEnd?> OpenAsync(CancellationToken cancellationToken)
    {
        var opening = TryOpenAsync(cancellationToken);
        await WatchAsync(opening, cancellationToken);
        var failure = await opening ?? await TellConnectedAsync(cancellationToken);
        if (failure is not null)
        {
            await next!.CloseAsync();
            next = null;
            failures++;
            SlackMetrics.CountConnection("failed");
            if (serving is null || serving.Ended.IsCompleted) await TellLostAsync(failure.Reason, cancellationToken);
            return failure;
        }

        SlackMetrics.CountConnection("opened");
        if (serving is not null) Retire(serving, cancellationToken);
        serving = next;
        next = null;
        return null;
    }

    private async Task<SocketEnd?> TryOpenAsync(CancellationToken cancellationToken)
    {
        var transport = transports();
        next = new SlackSocket(transport, protocol, new EventIntake(transport, sink, context), context);
        try
        {
            await next.OpenAsync(await protocol.OpenAsync(cancellationToken), cancellationToken);
            return null;
        }
        catch (SlackApiException e)
        {
            var step = protocol.AdviceOn(e.Error) is null ? DisconnectStep.Reconnect : DisconnectStep.Stop;
            return new SocketEnd(step, e.Error, e.RetryAfter);
        }
        catch (SocketEndedException e)
        {
            return e.End;
        }
        catch (SlackTransportException e)
        {
            return new SocketEnd(DisconnectStep.Reconnect, e.Message);
        }
    }

    /// <summary>Waits until the socket is about to end.</summary>
    private async Task<SocketEnd> ServeAsync(CancellationToken cancellationToken)
    {
        var opened = context.Clock.GetTimestamp();
        var end = await serving!.Ending.WaitAsync(cancellationToken);
        failures = context.Clock.GetElapsedTime(opened) >= context.Options.StableAfter ? 0 : failures + 1;
        if (end.Step is DisconnectStep.Replace) return end;

        Keep(serving.CloseAsync());
        await TellLostAsync(end.Reason, cancellationToken);
        return end;
    }

    private TimeSpan DelayAfter(SocketEnd end)
    {
        var delay = end.Step is DisconnectStep.Replace && failures == 0
            ? TimeSpan.Zero
            : Backoff.Delay(failures, context.Options.FirstDelay, context.Options.DelayCap);
        if (end.RetryAfter > delay) delay = end.RetryAfter.Value;
        LogNext(protocol.Name, end.Reason, delay);
        return delay;
    }

    /// <summary>Waits for work, and tells at once when the serving socket is lost meanwhile.</summary>
    private async Task WatchAsync(Task work, CancellationToken cancellationToken)
    {
        try
        {
            if (serving is { } socket && toldLost is null && await Task.WhenAny(work, socket.Ended) != work)
            {
                await TellLostAsync((await socket.Ended).Reason, cancellationToken);
            }
        }
        finally
        {
            await work;
        }
    }

    private void Retire(SlackSocket socket, CancellationToken cancellationToken)
    {
        async Task RetireAsync()
        {
            // It may still bring events for as long as Slack keeps it open.
            var linger = protocol.KeepsReplaced ? context.Options.ReplacedFor : TimeSpan.Zero;
            await Task.WhenAny(socket.Ended, Task.Delay(linger, context.Clock, cancellationToken));
            await socket.CloseAsync();
        }

        Keep(RetireAsync());
    }

    private void Keep(Task close)
    {
        closing.RemoveAll(earlier => earlier.IsCompletedSuccessfully);
        closing.Add(close);
    }

    private async Task<SocketEnd?> TellConnectedAsync(CancellationToken cancellationToken)
    {
        var isGap = serving is null || serving.Ended.IsCompleted || protocol.LosesEventsWhenReplaced;
        var state = new ConnectionState(ConnectionStatus.Connected, context.Clock.GetUtcNow(), null, isGap);
        try
        {
            await sink.StateChangedAsync(state, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotTaken(protocol.Name, ConnectionStatus.Connected, e);
            return new SocketEnd(DisconnectStep.Reconnect, "the new state was not taken");
        }

        toldLost = null;
        LogConnected(protocol.Name, isGap);
        return null;
    }

    private async Task TellLostAsync(string reason, CancellationToken cancellationToken)
    {
        if (toldLost == reason) return;

        toldLost = reason;
        LogLost(protocol.Name, reason);
        await TellAsync(ConnectionStatus.Disconnected, reason, cancellationToken);
    }

    private async Task TellAsync(ConnectionStatus status, string? reason, CancellationToken cancellationToken)
    {
        try
        {
            await sink.StateChangedAsync(new ConnectionState(status, context.Clock.GetUtcNow(), reason, IsGap: false), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotTaken(protocol.Name, status, e);
        }
    }
}

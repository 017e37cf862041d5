using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>One socket from its opening to its close: receives, has events accepted, confirms them.</summary>
internal sealed partial class SlackSocket(
    ISlackTransport transport, ISocketProtocol protocol, ISlackEventSink sink, SocketContext context) : IDisposable
{
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(3);

    private readonly ILogger logger = context.Logger;
    private readonly TimeProvider clock = context.Clock;
    private readonly SocketOptions options = context.Options;
    private readonly TaskCompletionSource opened = NewSignal();
    private readonly TaskCompletionSource finishing = NewSignal();
    private readonly TaskCompletionSource<SocketEnd> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource accepting = new();
    private readonly CancellationTokenSource aborting = new();
    private Task<ReceivedFrame?> receiving = Task.FromResult<ReceivedFrame?>(null);
    private Task delivering = Task.CompletedTask;
    private Task pulse = Task.CompletedTask;
    private long lastPing;
    private long lastPong;

    /// <summary>Done when Slack announces the end, or it came unannounced.</summary>
    public Task<SocketEnd> Ending => ending.Task;

    /// <summary>Done when nothing more can arrive.</summary>
    public Task<SocketEnd> Ended => ended.Task;

    /// <summary>Connects and waits until Slack says that it is ready.</summary>
    /// <exception cref="SlackTransportException">It could not, in time.</exception>
    public async Task OpenAsync(Uri url, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.OpenTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await transport.ConnectAsync(url, either.Token);
            var bound = new ParallelOptions { MaxDegreeOfParallelism = options.EventsAtOnce, CancellationToken = CancellationToken.None };
            delivering = Parallel.ForEachAsync(ReceiveAsync(), bound, TakeAsync);
            pulse = PulseAsync();
            await Task.WhenAny(opened.Task, ending.Task).WaitAsync(options.OpenTimeout, clock, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            throw new SlackTransportException("Slack did not answer in time.", e);
        }

        if (!opened.Task.IsCompleted) throw new SlackTransportException((await ending.Task).Reason);
    }

    /// <summary>Takes no more events, lets those in hand finish and be confirmed, and closes.</summary>
    public async Task CloseAsync()
    {
        finishing.TrySetResult();
        await FinishAsync();
        try
        {
            using var timeout = new CancellationTokenSource(options.CloseTimeout, clock);
            await transport.CloseAsync(timeout.Token);
            await DrainAsync().WaitAsync(timeout.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SlackTransportException)
        {
            LogNotClosed(e);
        }

        await aborting.CancelAsync();
        End(new SocketEnd(DisconnectStep.Reconnect, "closed by us"));
        await DrainAsync();
        await pulse;
        Dispose();
    }

    public void Dispose()
    {
        transport.Dispose();
        accepting.Dispose();
        aborting.Dispose();
    }

    private async Task FinishAsync()
    {
        try
        {
            await delivering.WaitAsync(options.FinishTimeout, clock);
        }
        catch (TimeoutException)
        {
            LogNotFinished(options.FinishTimeout);
            await accepting.CancelAsync();
            await delivering;
        }
    }

    private async Task DrainAsync()
    {
        while (await receiving is { Kind: not FrameKind.Close })
        {
            receiving = NextAsync();
        }
    }

    private async IAsyncEnumerable<SocketFrame.Delivery> ReceiveAsync()
    {
        while (!finishing.Task.IsCompleted)
        {
            receiving = NextAsync();
            if (await Task.WhenAny(receiving, finishing.Task) != receiving) yield break;

            if (await receiving is not { Kind: not FrameKind.Close } frame) yield break;

            if (Read(frame) is { } delivery) yield return delivery;
        }
    }

    /// <summary>The next frame, or null when the socket has broken.</summary>
    private async Task<ReceivedFrame?> NextAsync()
    {
        try
        {
            var frame = await transport.ReceiveAsync(aborting.Token);
            context.Liveness.Heard(clock.GetUtcNow());
            if (frame.Kind is FrameKind.Close) End(new SocketEnd(DisconnectStep.Reconnect, Disconnect.Describe(frame.CloseCode)));
            return frame;
        }
        catch (SlackTransportException e)
        {
            End(new SocketEnd(DisconnectStep.Reconnect, e.Message));
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private SocketFrame.Delivery? Read(ReceivedFrame frame)
    {
        switch (frame.Kind is FrameKind.Text ? protocol.Read(frame.Payload) : new SocketFrame.Ignored($"It is {frame.Kind}."))
        {
            case SocketFrame.Hello:
                opened.TrySetResult();
                return null;
            case SocketFrame.Delivery delivery:
                opened.TrySetResult();
                return delivery;
            case SocketFrame.Ending announced:
                ending.TrySetResult(new SocketEnd(Disconnect.After(announced.Reason), announced.Reason));
                return null;
            case SocketFrame.Reply reply:
                Interlocked.Exchange(ref lastPong, reply.ReplyTo);
                return null;
            case SocketFrame.Ignored ignored:
                LogIgnored(ignored.Reason);
                return null;
            default:
                return null;
        }
    }

    private async ValueTask TakeAsync(SocketFrame.Delivery delivery, CancellationToken cancellationToken)
    {
        var arrived = clock.GetTimestamp();
        if (delivery.Event is UnreadableEvent unreadable) LogUnreadable(unreadable.Reason);
        try
        {
            await sink.AcceptAsync(delivery.Event, accepting.Token);
        }
        catch (Exception e)
        {
            SlackMetrics.CountEvent("not_accepted");
            LogNotAccepted(delivery.EnvelopeId, e);
            return;
        }

        SlackMetrics.CountEvent("accepted");
        if (delivery.EnvelopeId is { } envelope) await ConfirmAsync(envelope, arrived);
    }

    private async Task ConfirmAsync(string envelope, long arrived)
    {
        try
        {
            using var timeout = new CancellationTokenSource(options.SendTimeout, clock);
            await transport.SendAsync(Confirmation(envelope), timeout.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SlackTransportException or ObjectDisposedException)
        {
            LogNotConfirmed(envelope, e);
            return;
        }

        var taken = clock.GetElapsedTime(arrived);
        SlackMetrics.RecordConfirmation(taken);
        if (taken > ConfirmWithin) LogConfirmedLate(envelope, taken);
    }
}

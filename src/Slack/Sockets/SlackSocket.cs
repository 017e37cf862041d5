using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>One socket from its opening to its close.</summary>
internal sealed partial class SlackSocket(
    ISlackTransport transport, ISocketProtocol protocol, EventIntake intake, SocketContext context) : IAsyncDisposable
{
    private readonly ILogger logger = context.Logger;
    private readonly Pulse pulse = new(transport, protocol, context);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource finishing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource aborting = new();
    private Task<ReceivedFrame?> receiving = Task.FromResult<ReceivedFrame?>(null);
    private Task delivering = Task.CompletedTask;
    private Task beating = Task.CompletedTask;
    private Task? closing;

    /// <summary>Done when Slack announces the end, or it came unannounced.</summary>
    public Task<SocketEnd> Ending => ending.Task;

    /// <summary>Done when nothing more can arrive.</summary>
    public Task<SocketEnd> Ended => ended.Task;

    /// <summary>Connects and waits until Slack says that it is ready. To be closed in any case.</summary>
    /// <exception cref="SlackTransportException">It could not, in time.</exception>
    /// <exception cref="SocketEndedException">Slack sent it away.</exception>
    public async Task OpenAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var timeout = new CancellationTokenSource(context.Options.OpenTimeout, context.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            await transport.ConnectAsync(url, either.Token);
            delivering = DeliverAsync();
            beating = BeatAsync();
            await Task.WhenAny(opened.Task, ending.Task).WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SlackTransportException("Slack did not answer in time.", e);
        }

        if (!opened.Task.IsCompleted) throw new SocketEndedException(await ending.Task);
    }

    /// <summary>Takes no more events, lets those in hand finish and be confirmed, and closes.</summary>
    public Task CloseAsync() => closing ??= CloseOnceAsync();

    public ValueTask DisposeAsync() => new(CloseAsync());

    private async Task CloseOnceAsync()
    {
        finishing.TrySetResult();
        await FinishAsync();
        using (var timeout = new CancellationTokenSource(context.Options.CloseTimeout, context.Clock))
        {
            try
            {
                await transport.CloseAsync(timeout.Token);
                using var impatience = timeout.Token.Register(aborting.Cancel);
                await DrainAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or SlackTransportException)
            {
                LogNotClosed(e);
            }
        }

        await aborting.CancelAsync();
        await DrainAsync();
        await beating;
        End("closed by us");
        transport.Dispose();
        intake.Dispose();
        aborting.Dispose();
    }

    private async Task FinishAsync()
    {
        try
        {
            await delivering.WaitAsync(context.Options.FinishTimeout, context.Clock);
        }
        catch (TimeoutException)
        {
            LogNotFinished(context.Options.FinishTimeout);
            await intake.CancelAsync();
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

    /// <summary>Has each event taken as it comes, a bounded number at a time, and ends when the last is done.</summary>
    private async Task DeliverAsync()
    {
        var places = context.Options.EventsAtOnce;
        var free = new SemaphoreSlim(places);
        async Task TakeAsync(SocketFrame.Delivery delivery)
        {
            try
            {
                await intake.TakeAsync(delivery);
            }
            finally
            {
                free.Release();
            }
        }

        await foreach (var delivery in ReceiveAsync())
        {
            await free.WaitAsync();
            _ = TakeAsync(delivery); // Its place is waited for below, and it says itself what went wrong.
        }

        for (var i = 0; i < places; i++) await free.WaitAsync();
    }

    private async IAsyncEnumerable<SocketFrame.Delivery> ReceiveAsync()
    {
        while (!finishing.Task.IsCompleted)
        {
            // A pending receive cannot be cancelled without breaking the socket, so it is left to the close.
            receiving = NextAsync();
            if (await Task.WhenAny(receiving, finishing.Task) != receiving) yield break;

            if (await receiving is not { Kind: not FrameKind.Close } frame) yield break;

            if (Read(frame) is { } delivery) yield return delivery;
        }
    }

    private async Task<ReceivedFrame?> NextAsync()
    {
        try
        {
            var frame = await transport.ReceiveAsync(aborting.Token);
            context.Liveness.Heard(context.Clock.GetUtcNow());
            if (frame.Kind is FrameKind.Close) End(frame.CloseCode is { } code ? $"closed with code {code}" : "closed");
            return frame;
        }
        catch (SlackTransportException e)
        {
            End(e.Message);
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
            case SocketFrame.Delivery delivery:
                opened.TrySetResult();
                return delivery;
            case SocketFrame.Hello:
                opened.TrySetResult();
                break;
            case SocketFrame.Ending { Reason: var reason }:
                ending.TrySetResult(new SocketEnd(Disconnect.After(reason), reason));
                break;
            case SocketFrame.Reply reply:
                pulse.Answered(reply.ReplyTo);
                break;
            case SocketFrame.Ignored ignored:
                LogIgnored(ignored.Reason);
                break;
        }

        return null;
    }

    private async Task BeatAsync()
    {
        try
        {
            End(await pulse.RunAsync(ended.Task, aborting.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SlackTransportException)
        {
            End(e.Message);
        }
    }

    private void End(string reason)
    {
        var end = new SocketEnd(DisconnectStep.Reconnect, reason);
        ending.TrySetResult(end);
        ended.TrySetResult(end);
    }
}

using System.Net.WebSockets;

namespace Pokemanager.Slack;

/// <summary>A socket over the framework's WebSocket client.</summary>
internal sealed class WebSocketTransport : ISlackTransport
{
    private const int LargestMessage = 4 * 1024 * 1024;
    private const int UsualMessage = 16 * 1024;

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private byte[] buffer = new byte[UsualMessage];

    public WebSocketTransport(SocketOptions options)
    {
        // Without the time-out, the framework pings but never minds a missing pong.
        socket.Options.KeepAliveInterval = options.KeepAliveInterval;
        socket.Options.KeepAliveTimeout = options.KeepAliveTimeout;
    }

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) =>
        GuardAsync(() => socket.ConnectAsync(url, cancellationToken), cancellationToken);

    public async Task<ReceivedFrame> ReceiveAsync(CancellationToken cancellationToken)
    {
        var frame = default(ReceivedFrame);
        await GuardAsync(async () => frame = await ReadMessageAsync(cancellationToken), cancellationToken);
        return frame;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await GuardAsync(
                () => socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask(),
                cancellationToken);
        }
        finally
        {
            sending.Release();
        }
    }

    public Task CloseAsync(CancellationToken cancellationToken) => CloseAsync(WebSocketCloseStatus.NormalClosure, cancellationToken);

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }

    private async Task CloseAsync(WebSocketCloseStatus status, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;

            await GuardAsync(() => socket.CloseOutputAsync(status, null, cancellationToken), cancellationToken);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task<ReceivedFrame> ReadMessageAsync(CancellationToken cancellationToken)
    {
        if (buffer.Length > UsualMessage) buffer = new byte[UsualMessage];
        var length = 0;
        var isOversized = false;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                await CloseAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, cancellationToken);
                return new ReceivedFrame(FrameKind.Close, default, (int?)socket.CloseStatus, socket.CloseStatusDescription);
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                if (isOversized) return new ReceivedFrame(FrameKind.Oversized);

                var kind = part.MessageType is WebSocketMessageType.Text ? FrameKind.Text : FrameKind.Binary;
                return new ReceivedFrame(kind, buffer.AsMemory(0, length));
            }

            if (length < buffer.Length) continue;

            if (length >= LargestMessage)
            {
                isOversized = true;
                length = 0;
            }
            else
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static async Task GuardAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or InvalidOperationException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SlackTransportException(e.Message, e);
        }
    }
}

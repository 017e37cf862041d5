using System.Net.WebSockets;
using System.Text;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>Moves the frames of one open WebSocket until either side ends it.</summary>
internal sealed class SocketSession(EmulatedSocket socket, GatedStream stream, EmulatorOptions options, int maxFrame)
{
    private static readonly TimeSpan CloseHandshake = TimeSpan.FromSeconds(5);
    private readonly WebSocket webSocket = WebSocket.CreateFromStream(
        stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });

    public async Task RunAsync(Action<ReadOnlyMemory<byte>> received, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, socket.Dropped);
        using var pings = options.PingInterval > TimeSpan.Zero
            ? options.Clock.CreateTimer(_ => socket.Ping(), null, options.PingInterval, options.PingInterval)
            : null;
        var sending = SendAsync(ending);
        try
        {
            await ReceiveAsync(received, ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The client is gone, or the connection was cut on purpose; either way the session is over.
        }

        socket.Ended();
        await ending.CancelAsync();
        await sending;
        webSocket.Dispose();
    }

    private async Task ReceiveAsync(Action<ReadOnlyMemory<byte>> received, CancellationToken cancellationToken)
    {
        var buffer = new byte[maxFrame + 1];
        var length = 0;
        while (true)
        {
            var part = await webSocket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (webSocket.State == WebSocketState.CloseReceived)
                {
                    await webSocket.CloseOutputAsync(
                        webSocket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, webSocket.CloseStatusDescription, cancellationToken);
                }

                return;
            }

            length += part.Count;
            if (length > maxFrame)
            {
                socket.Close(WebSocketCloseStatus.MessageTooBig, $"Max frame length of {maxFrame} has been exceeded.");
                length = 0;
                continue;
            }

            if (!part.EndOfMessage) continue;
            if (part.MessageType == WebSocketMessageType.Text) received(buffer.AsMemory(0, length));
            length = 0;
        }
    }

    private async Task SendAsync(CancellationTokenSource ending)
    {
        try
        {
            await foreach (var frame in socket.Outgoing.ReadAllAsync(ending.Token))
            {
                switch (frame.Kind)
                {
                    case EmulatedSocket.FrameKind.Text:
                        await webSocket.SendAsync(frame.Bytes, WebSocketMessageType.Text, true, ending.Token);
                        break;
                    case EmulatedSocket.FrameKind.Ping:
                        await stream.WriteAsync(PingFrame(frame.Bytes.Span), ending.Token);
                        break;
                    default:
                        await webSocket.CloseOutputAsync(frame.Status, Encoding.UTF8.GetString(frame.Bytes.Span), ending.Token);
                        ending.CancelAfter(CloseHandshake);
                        return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // As for receiving: the end of the connection ends this loop too.
            await ending.CancelAsync();
        }
    }

    // .NET's WebSocket cannot send a ping with text of ours, so the frame is written below it: FIN + ping, unmasked.
    private static byte[] PingFrame(ReadOnlySpan<byte> text) => [0x89, (byte)text.Length, .. text];
}

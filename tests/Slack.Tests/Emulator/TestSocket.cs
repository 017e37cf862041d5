using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Pokemanager.Slack.Tests.Emulator;

/// <summary>A bare WebSocket client, frame by frame.</summary>
internal sealed class TestSocket : IDisposable
{
    private readonly ClientWebSocket webSocket = new();

    public WebSocketCloseStatus? CloseStatus => webSocket.CloseStatus;

    public static async Task<TestSocket> ConnectAsync(string url)
    {
        var socket = new TestSocket();
        await socket.webSocket.ConnectAsync(new Uri(url), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>The next frame as JSON; throws when none comes or the socket closes.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        var text = await ReceiveTextAsync() ?? throw new InvalidOperationException($"The socket was closed: {webSocket.CloseStatusDescription}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The next frame that the predicate takes.</summary>
    public async Task<JsonElement> ReceiveAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            var frame = await ReceiveAsync();
            if (wanted(frame)) return frame;
        }
    }

    /// <summary>The next envelope that carries this event, confirmed if asked for.</summary>
    public async Task<JsonElement> ReceiveEventAsync(string type, bool confirm = true)
    {
        var envelope = await ReceiveAsync(f => f.GetProperty("type").GetString() == "events_api"
            && f.GetProperty("payload").GetProperty("event").GetProperty("type").GetString() == type);
        if (confirm) await ConfirmAsync(envelope);
        return envelope;
    }

    /// <summary>The next text frame; null when the socket is closed.</summary>
    public async Task<string?> ReceiveTextAsync()
    {
        var buffer = new byte[64 * 1024];
        using var timeout = new CancellationTokenSource(EmulatorScene.Patience);
        var length = 0;
        while (true)
        {
            var part = await webSocket.ReceiveAsync(buffer.AsMemory(length), timeout.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await webSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public Task ConfirmAsync(JsonElement envelope) => SendAsync($$"""{"envelope_id":"{{envelope.GetProperty("envelope_id").GetString()}}"}""");

    public Task SendAsync(string text) =>
        webSocket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public void Dispose() => webSocket.Dispose();
}

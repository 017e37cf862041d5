using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>The addresses that apps.connections.open and rtm.connect hand out.</summary>
internal sealed class SocketEndpoints(EmulatedSlack slack)
{
    public const string SocketModePath = "/link";
    public const string RtmPath = "/rtm";
    private const int SocketModeFrameLimit = 20_480;
    private const int RtmFrameLimit = 16_384;

    private SocketRegister Register => slack.App.Sockets;

    public Task AcceptSocketModeAsync(HttpContext context, CancellationToken stopping) => AcceptAsync(context, SocketKind.SocketMode, stopping);

    public Task AcceptRtmAsync(HttpContext context, CancellationToken stopping) => AcceptAsync(context, SocketKind.Rtm, stopping);

    private async Task AcceptAsync(HttpContext context, SocketKind kind, CancellationToken stopping)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var key = context.Request.Headers.SecWebSocketKey.ToString();
        if (upgrade?.IsUpgradableRequest != true || key.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (Register.Redeem(context.Request.Query["ticket"].ToString(), kind) is not { } ticket)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var socket = Register.Create(ticket);
        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = Accept(key);
        var stream = new GatedStream(await upgrade.UpgradeAsync());
        socket.Stream = stream;
        var session = new SocketSession(socket, stream, slack.Options, kind == SocketKind.Rtm ? RtmFrameLimit : SocketModeFrameLimit);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var isOpen = Greet(socket, ticket);
        try
        {
            await session.RunAsync(frame => Receive(socket, frame), ending.Token);
        }
        finally
        {
            if (isOpen) Register.Close(socket);
            if (socket.Dropped.IsCancellationRequested || stopping.IsCancellationRequested) context.Abort();
            await stream.DisposeAsync();
        }
    }

    private bool Greet(EmulatedSocket socket, SocketRegister.Ticket ticket)
    {
        if (socket.Kind == SocketKind.Rtm)
        {
            if (!Register.HasExpired(ticket)) return Register.TryOpen(socket, _ => RtmFrames.Hello);

            socket.Send(RtmFrames.Expired);
            socket.Close(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, "expired");
            return false;
        }

        if (slack.Faults.TakeDisconnectBeforeHello() is { } reason)
        {
            socket.Disconnect(reason);
            return false;
        }

        if (Register.TryOpen(socket, connections => SocketModeFrames.Hello(slack, connections, socket))) return true;

        socket.Disconnect("too_many_websockets");
        return false;
    }

    private void Receive(EmulatedSocket socket, ReadOnlyMemory<byte> frame)
    {
        if (socket.Kind == SocketKind.Rtm)
        {
            RtmFrames.Answer(socket, frame);
        }
        else if (SocketModeFrames.ReadConfirmation(frame) is { } confirmation)
        {
            slack.App.Deliveries.Confirm(socket, confirmation.EnvelopeId, confirmation.Payload);
        }
    }

    private static string Accept(string key)
    {
#pragma warning disable CA5350 // RFC 6455 asks for SHA-1 here; it protects nothing.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
    }
}

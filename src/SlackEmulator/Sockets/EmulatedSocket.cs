using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator;

/// <summary>One open WebSocket of a client, and what can go wrong with it.</summary>
#pragma warning disable CA1001 // A token source without timer and links holds nothing that needs freeing.
public sealed class EmulatedSocket
#pragma warning restore CA1001
{
    private readonly Channel<Frame> outgoing = System.Threading.Channels.Channel.CreateUnbounded<Frame>(new() { SingleReader = true });
    private readonly CancellationTokenSource dropped = new();
    private readonly EmulatedSlack slack;

    internal EmulatedSocket(EmulatedSlack slack, SocketKind kind, EmulatedWorkspace? workspace, int number)
    {
        this.slack = slack;
        Kind = kind;
        Workspace = workspace;
        Number = number;
        OpenedAt = slack.Options.Clock.GetUtcNow();
    }

    /// <summary>Counts the sockets of this emulator from 1.</summary>
    public int Number { get; }

    /// <summary>Socket Mode or RTM.</summary>
    public SocketKind Kind { get; }

    /// <summary>The workspace of an RTM socket; null for Socket Mode.</summary>
    public EmulatedWorkspace? Workspace { get; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>Whether it stopped reading and writing with the connection left open.</summary>
    public bool IsFrozen => Stream?.IsFrozen == true;

    /// <summary>The server's name in frames and pings.</summary>
    internal string Host => $"applink-{Number}";

    internal Sockets.GatedStream? Stream { get; set; }

    internal CancellationToken Dropped => dropped.Token;

    internal ChannelReader<Frame> Outgoing => outgoing.Reader;

    /// <summary>Ends the TCP connection without a closing handshake.</summary>
    public void Drop() => dropped.Cancel();

    /// <summary>Stops reading and writing: pings of the client stay unanswered, the connection stays open.</summary>
    public void Freeze() => Stream?.Freeze();

    /// <summary>Undoes <see cref="Freeze"/>; what was held back goes on.</summary>
    public void Thaw() => Stream?.Thaw();

    /// <summary>
    /// Sends a Socket Mode <c>disconnect</c> frame (an RTM <c>goodbye</c>) and closes the socket after the grace time of the
    /// options. Reasons: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>, <c>too_many_websockets</c>.
    /// </summary>
    public void Disconnect(string reason = "refresh_requested")
    {
        if (Kind == SocketKind.Rtm)
        {
            Send(Json.Object(writer => writer.WriteString("type", "goodbye")));
        }
        else
        {
            Send(Sockets.SocketModeFrames.Disconnect(reason, Host));
        }

        var grace = reason is "link_disabled" or "too_many_websockets" ? TimeSpan.Zero : slack.Options.DisconnectGrace;
        if (grace == TimeSpan.Zero) Close(WebSocketCloseStatus.NormalClosure, reason);
        else CloseTimer = slack.Options.Clock.CreateTimer(_ => Close(WebSocketCloseStatus.NormalClosure, reason), null, grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sends a text frame as it is, JSON or not.</summary>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Closes with a handshake.</summary>
    public void Close(WebSocketCloseStatus status, string reason) =>
        outgoing.Writer.TryWrite(new Frame(FrameKind.Close, Encoding.UTF8.GetBytes(reason), status));

    internal ITimer? CloseTimer { get; private set; }

    // Told to go: it gets nothing more as long as another one is open.
    internal bool IsLeaving => CloseTimer is not null;

    internal void Send(ReadOnlyMemory<byte> text) => outgoing.Writer.TryWrite(new Frame(FrameKind.Text, text, default));

    internal void Ping() => outgoing.Writer.TryWrite(new Frame(FrameKind.Ping, Encoding.UTF8.GetBytes($"Ping from {Host}"), default));

    internal void Ended()
    {
        outgoing.Writer.TryComplete();
        CloseTimer?.Dispose();
    }

    internal readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Bytes, WebSocketCloseStatus Status);

    internal enum FrameKind
    {
        Text,
        Ping,
        Close,
    }
}

using System.Text;
using System.Threading.Channels;

namespace Pokemanager.Slack.Tests.Sockets;

/// <summary>One socket whose far side is the test. What the client does is written into the scene's trace.</summary>
internal sealed class ScriptedTransport(int number, SocketScene scene) : ISlackTransport
{
    private readonly Channel<ReceivedFrame> incoming = Channel.CreateUnbounded<ReceivedFrame>();

    public int Number => number;

    public bool IsClosed { get; private set; }

    /// <summary>Whether sending breaks.</summary>
    public bool IsDeaf { get; set; }

    public void Says(string text) => incoming.Writer.TryWrite(new ReceivedFrame(FrameKind.Text, Encoding.UTF8.GetBytes(text)));

    public void Says(ReceivedFrame frame) => incoming.Writer.TryWrite(frame);

    public void SaysHello() => Says("""{"type":"hello","num_connections":1}""");

    public void SaysDisconnect(string reason) => Says($$"""{"type":"disconnect","reason":"{{reason}}"}""");

    public void Delivers(string envelope, string text = "x", string channel = "C1") => Says($$$"""
        {"envelope_id":"{{{envelope}}}","type":"events_api","payload":{"team_id":"T1",
         "event":{"type":"message","channel":"{{{channel}}}","user":"U7","text":"{{{text}}}","ts":"1.1"} } }
        """);

    public void Closes(int code = 1000) => Says(new ReceivedFrame(FrameKind.Close, default, code, null));

    public void Breaks() => incoming.Writer.TryComplete(new SlackTransportException("broken"));

    public async Task ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        scene.Note($"connect {url.Query}");
        scene.Connected(this);
        await Task.Delay(scene.ConnectingTakes, scene.Clock, cancellationToken);
    }

    public async Task<ReceivedFrame> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await incoming.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException ?? e;
        }
    }

    public Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        if (IsDeaf || IsClosed) throw new SlackTransportException("nobody listens");

        scene.Note($"{number} < {Encoding.UTF8.GetString(text.Span)}");
        return Task.CompletedTask;
    }

    public Task CloseAsync(CancellationToken cancellationToken)
    {
        IsClosed = true;
        scene.Note($"{number} close");
        Closes();
        return Task.CompletedTask;
    }

    public void Dispose() => scene.Note($"{number} gone");
}

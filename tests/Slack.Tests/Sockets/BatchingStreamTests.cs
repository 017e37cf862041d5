using System.Text;
using System.Threading.Channels;

namespace Pokemanager.Slack.Tests.Sockets;

public sealed class BatchingStreamTests
{
    private readonly Peer peer = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_while_received_bytes_are_worked_through_leaves_together_before_more_is_waited_for()
    {
        await using var stream = new BatchingStream(peer);
        peer.Bring("ab");
        await Read(stream, 1);

        await stream.WriteAsync("1"u8.ToArray(), Cancelled);
        await stream.WriteAsync("2"u8.ToArray(), Cancelled);
        await Read(stream, 1);
        Assert.Empty(peer.Sent);
        var more = Read(stream, 1);

        Assert.Equal(["12"], peer.Sent);
        peer.Bring("c");
        Assert.Equal("c", await more);
    }

    [Fact]
    public async Task What_is_written_while_the_peer_is_silent_leaves_at_once()
    {
        await using var stream = new BatchingStream(peer);
        var waiting = Read(stream, 1);

        await stream.WriteAsync("1"u8.ToArray(), Cancelled);
        await stream.WriteAsync("2"u8.ToArray(), Cancelled);

        Assert.Equal(["1", "2"], peer.Sent);
        peer.Bring("a");
        Assert.Equal("a", await waiting);
    }

    [Fact]
    public async Task What_is_written_while_a_send_is_under_way_follows_it_in_order()
    {
        await using var stream = new BatchingStream(peer);
        var waiting = Read(stream, 1);
        var release = peer.HoldSends();
        var first = stream.WriteAsync("1"u8.ToArray(), Cancelled).AsTask();
        await stream.WriteAsync(new byte[10_000], Cancelled);
        await stream.WriteAsync("3"u8.ToArray(), Cancelled);

        release.SetResult();
        await first;

        Assert.Equal(["1", new string('\0', 10_000) + "3"], peer.Sent);
        peer.Bring("a");
        await waiting;
    }

    [Fact]
    public async Task Large_input_comes_whole_through_small_reads_and_the_end_is_told()
    {
        await using var stream = new BatchingStream(peer);
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(i => (char)('a' + (i % 26))));
        peer.Bring(text);
        peer.Bring("");

        var read = "";
        while (await Read(stream, 999) is { Length: > 0 } part)
        {
            read += part;
        }

        Assert.Equal(text, read);
    }

    private static async Task<string> Read(BatchingStream stream, int most)
    {
        var buffer = new byte[most];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancelled));
    }

    /// <summary>The far end: gives what it is told to, keeps what it is sent.</summary>
    private sealed class Peer : MemoryStream
    {
        private readonly Channel<byte[]> coming = Channel.CreateUnbounded<byte[]>();
        private Task mayGo = Task.CompletedTask;

        public List<string> Sent { get; } = [];

        public void Bring(string text) => coming.Writer.TryWrite(Encoding.UTF8.GetBytes(text));

        public TaskCompletionSource HoldSends()
        {
            var release = new TaskCompletionSource();
            mayGo = release.Task;
            return release;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var bytes = await coming.Reader.ReadAsync(cancellationToken);
            bytes.CopyTo(buffer);
            return bytes.Length;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await mayGo;
            Sent.Add(Encoding.UTF8.GetString(buffer.Span));
        }
    }
}

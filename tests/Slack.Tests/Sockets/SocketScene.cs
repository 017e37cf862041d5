using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Pokemanager.Slack.Tests.Web;

namespace Pokemanager.Slack.Tests.Sockets;

/// <summary>A connection under test between a scripted Slack and a sink that the test holds.</summary>
internal sealed class SocketScene : ISlackEventSink, IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<ScriptedTransport> connected = Channel.CreateUnbounded<ScriptedTransport>();
    private readonly Channel<string> trace = Channel.CreateUnbounded<string>();
    private readonly Channel<ConnectionState> states = Channel.CreateUnbounded<ConnectionState>();
    private readonly ConcurrentQueue<string> past = new();
    private int sockets;

    public SocketScene(bool isRtm = false, SocketOptions? options = null)
    {
        Api.AlwaysAnswer("apps.connections.open", count => $$"""{"ok":true,"url":"wss://slack.test/?ticket={{count}}"}""");
        Api.AlwaysAnswer(
            "rtm.connect",
            count => $$$"""{"ok":true,"url":"wss://slack.test/?ticket={{{count}}}","team":{"id":"T1"},"self":{"id":"UBOT"}}""");
        var api = Api.Client(Clock);
        Connection = new SlackConnection(
            isRtm ? new RtmProtocol(api) : new SocketModeProtocol(api), Clock, NullLogger.Instance, options ?? new SocketOptions(), NewTransport);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public ScriptedApi Api { get; } = new();

    public ISlackConnection Connection { get; }

    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>How long Slack takes to accept a socket.</summary>
    public TimeSpan ConnectingTakes { get; init; }

    /// <summary>What accepting an event does; nothing by default.</summary>
    public Func<SlackEvent, CancellationToken, Task> WhenAccepting { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What taking a state does; nothing by default.</summary>
    public Func<ConnectionState, Task> WhenStateChanges { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyCollection<string> Past => past;

    public SocketScene Start()
    {
        Running = Connection.RunAsync(this, stop.Token);
        return this;
    }

    /// <summary>The next socket the client connects; time passes until it does.</summary>
    public Task<ScriptedTransport> SocketAsync() =>
        Awaited.FactAsync(connected.Reader.ReadAsync().AsTask(), "a socket was connected", Clock);

    /// <summary>A socket that greeted, with its state taken.</summary>
    public async Task<ScriptedTransport> OpenSocketAsync(bool isGap)
    {
        var socket = await SocketAsync();
        socket.SaysHello();
        await StateAsync(ConnectionStatus.Connected, isGap);
        return socket;
    }

    /// <summary>The next state of this status; earlier ones of another kind are passed over.</summary>
    public async Task<ConnectionState> StateAsync(ConnectionStatus status, bool isGap = false)
    {
        var becoming = NextAsync(states.Reader, next => next.Status == status);
        var state = await Awaited.FactAsync(becoming, $"the state became {status}", Clock);
        Assert.Equal(isGap, state.IsGap);
        return state;
    }

    /// <summary>Waits for a line of the trace, passing over others; time stands still.</summary>
    public Task TraceAsync(string line) => TraceAnyAsync(next => next == line, $"the client did '{line}'");

    /// <summary>Waits for a line of the trace while time passes.</summary>
    public Task TraceInTimeAsync(string line) =>
        Awaited.FactAsync(NextAsync(trace.Reader, next => next == line), $"the client did '{line}'", Clock);

    /// <summary>Waits for a line of the trace that fits, passing over others; time stands still.</summary>
    public Task TraceAnyAsync(Func<string, bool> fits, string what) => Awaited.FactAsync(NextAsync(trace.Reader, fits), what);

    public void Note(string line)
    {
        past.Enqueue(line);
        trace.Writer.TryWrite(line);
    }

    public void Connected(ScriptedTransport transport) => connected.Writer.TryWrite(transport);

    public Task AcceptAsync(SlackEvent slackEvent, CancellationToken cancellationToken) => WhenAccepting(slackEvent, cancellationToken);

    public async Task StateChangedAsync(ConnectionState state, CancellationToken cancellationToken)
    {
        await WhenStateChanges(state);
        states.Writer.TryWrite(state);
    }

    public Task CancelAsync() => stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (!Running.IsFaulted) await Awaited.FactAsync(Running, "the connection ended", Clock);
        stop.Dispose();
        Api.Dispose();
    }

    private static async Task<T> NextAsync<T>(ChannelReader<T> reader, Func<T, bool> fits)
    {
        while (true)
        {
            var next = await reader.ReadAsync(TestContext.Current.CancellationToken);
            if (fits(next)) return next;
        }
    }

    private ScriptedTransport NewTransport() => new(Interlocked.Increment(ref sockets), this);
}

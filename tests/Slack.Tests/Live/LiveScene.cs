using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Live;

/// <summary>The real client on real sockets, with the emulator as Slack and the real clock.</summary>
internal sealed class LiveScene : ISlackEventSink, IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<SlackEvent> events = System.Threading.Channels.Channel.CreateUnbounded<SlackEvent>();
    private readonly Channel<ConnectionState> states = System.Threading.Channels.Channel.CreateUnbounded<ConnectionState>();
    private readonly HttpClient http;
    private Task running = Task.CompletedTask;

    private LiveScene(EmulatorHost host)
    {
        Host = host;
        Workspace = host.Slack.AddWorkspace();
        Wally = Workspace.AddUser("wally", displayName: "Wally", email: "wally@acme.test");
        Channel = Workspace.AddChannel("ops", members: [Wally]);
        http = SlackHttp.CreateClient(new Uri(host.ApiUrl.AbsoluteUri.TrimEnd('/')));
        Api = Client(Workspace.BotToken);
    }

    public EmulatorHost Host { get; }

    public EmulatedWorkspace Workspace { get; }

    public EmulatedUser Wally { get; }

    public EmulatedChannel Channel { get; }

    public SlackWebApi Api { get; }

    public ISlackConnection? Connection { get; private set; }

    public RateLimits Limits { get; } = new(TimeProvider.System);

    public Faults Faults => Host.Slack.Faults;

    /// <summary>What accepting an event does before it counts as accepted; nothing by default.</summary>
    public Func<SlackEvent, Task> WhenAccepting { get; set; } = _ => Task.CompletedTask;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<LiveScene> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatorHost.StartAsync(options, Cancelled));

    public SlackWebApi Client(string token, SlackCallOptions? options = null) =>
        new(http, new SlackToken(token), Limits, TimeProvider.System, NullLogger.Instance, options);

    public async Task<LiveScene> ConnectAsync(SocketKind kind)
    {
        Connection = kind is SocketKind.Rtm
            ? SlackConnection.Rtm(Client(Workspace.ClassicBotToken), TimeProvider.System, NullLogger.Instance)
            : SlackConnection.SocketMode(Client(Host.Slack.App.Token), TimeProvider.System, NullLogger.Instance);
        running = Connection.RunAsync(this, stop.Token);
        await StateAsync(ConnectionStatus.Connected);
        return this;
    }

    public async Task<ConnectionState> StateAsync(ConnectionStatus status)
    {
        while (true)
        {
            var state = await Awaited.FactAsync(states.Reader.ReadAsync(Cancelled).AsTask(), $"the state became {status}");
            if (state.Status == status) return state;
        }
    }

    public async Task<T> EventAsync<T>(Func<T, bool> fits)
        where T : SlackEvent
    {
        while (true)
        {
            var next = await Awaited.FactAsync(events.Reader.ReadAsync(Cancelled).AsTask(), $"a fitting {typeof(T).Name} arrived");
            if (next is T wanted && fits(wanted)) return wanted;
        }
    }

    public async Task AcceptAsync(SlackEvent slackEvent, CancellationToken cancellationToken)
    {
        await WhenAccepting(slackEvent);
        events.Writer.TryWrite(slackEvent);
    }

    public Task StateChangedAsync(ConnectionState state, CancellationToken cancellationToken)
    {
        states.Writer.TryWrite(state);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Awaited.FactAsync(running, "the connection ended");
        http.Dispose();
        await Host.DisposeAsync();
        stop.Dispose();
    }
}

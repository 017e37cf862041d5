using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.TestingHost;
using Pokemanager.Grains.Interfaces.Ops;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Silo.Commands;
using Pokemanager.Silo.Hosting;
using Pokemanager.Silo.Slack;
using Pokemanager.Silo.Storage;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>
/// The whole bot in this process: a silo, an in-memory store, and an emulated Slack with a company of its own. Time stands
/// still for the grains until a test moves it.
/// </summary>
internal sealed class RunningBot : IAsyncDisposable, IPolicyCatalog
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly EmulatorHost _host;
    private readonly SqliteStore _store;
    private InProcessTestCluster? _cluster;

    private RunningBot(EmulatorHost host, BotConfiguration policy, FakeTimeProvider clock, bool isRtm)
    {
        _host = host;
        Current = policy;
        Clock = clock;
        IsRtm = isRtm;
        Company = host.Slack.AddWorkspace("acme");
        _store = SqliteStore.Open(StorageLocation.Parse("memory"));
    }

    public FakeTimeProvider Clock { get; }

    public EmulatedWorkspace Company { get; }

    public EmulatedSlack Slack => _host.Slack;

    public BotConfiguration Current { get; set; }

    public bool IsRtm { get; }

    public LostCalls Lost { get; } = new();

    public SlackInstalls Installs => _cluster!.Silos[0].ServiceProvider.GetRequiredService<SlackInstalls>();

    /// <summary>Starts with the seed's example, shortened: dilbert for 5 s, asok and alice for 2 s, wally for 3 s.</summary>
    public static async Task<RunningBot> StartAsync(BotConfiguration? policy = null, bool isRtm = false, bool slackSharesClock = false)
    {
        // About now, as an emulated Slack with a clock of its own sees it; whole, since Slack's time stamps are coarser.
        var clock = new StandingClock(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));
        var host = await EmulatorHost.StartAsync(new EmulatorOptions { RetryScale = 0.001, Clock = slackSharesClock ? clock : TimeProvider.System });
        var bot = new RunningBot(host, policy ?? Policy(Level(5, "dilbert"), Level(2, "asok", "alice"), Level(3, "wally")), clock, isRtm);
        string[] names = ["dilbert", "asok", "alice", "wally", "catbert"];
        bot.Company.AddChannel("ops-help", members: [.. names.Select(name => bot.Company.AddUser(name))]);
        await bot.StartSiloAsync();
        return bot;
    }

    public static PolicyLevel Level(int seconds, params string[] handlers) =>
        new([.. handlers.Select(name => new HandlerReference(HandlerKind.Name, name, 1))], TimeSpan.FromSeconds(seconds));

    public static BotConfiguration Policy(params ImmutableArray<PolicyLevel> levels) =>
        new(null, new EscalationPolicy("default", "v1", levels), "Please mention me in a channel.");

    /// <summary>A mention by catbert in #ops-help.</summary>
    public EmulatedMessage Ask(string text = "the build is broken") => Company.User("catbert").Mention(Company.Channel("ops-help"), text);

    /// <summary>Sends the slash command in a channel.</summary>
    public EmulatedInteraction Poke(string user, string text, string channel = "ops-help")
    {
        Company.Channel(channel).Add(Company.User(user));
        return Company.User(user).Command("/poke", text, channel);
    }

    /// <summary>The bot's message in #ops-help, outside threads, that says this.</summary>
    public Task<EmulatedMessage> Posted(string saying) => Company.Channel("ops-help").WaitForAsync(
        message => message is { IsFromBot: true, IsReply: false } && message.Shows(saying), Patience, $"a message saying '{saying}'");

    public RequestKey KeyOf(EmulatedMessage mention) => new(Company.Id, mention.Channel, mention.Ts);

    public IRequestGrain Request(EmulatedMessage mention) => _cluster!.Client.GetGrain<IRequestGrain>(KeyOf(mention).ToString());

    /// <summary>Done when it is decided whether a mention opens a request: it is given once more, as Slack may.</summary>
    public async Task DecidedAsync(EmulatedMessage mention)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var isDecided = false; !isDecided;)
        {
            patience.Token.ThrowIfCancellationRequested();
            try
            {
                await Request(mention).Open(new Mention(Company.Id, mention.Channel, mention.Ts, mention.ThreadTs, mention.User, mention.Text));
                isDecided = true;
            }
            catch (OrleansMessageRejectionException)
            {
                // The grain was just being put away; the intake tries again then, too.
            }
        }
    }

    public IOpsGrain Ops => _cluster!.Client.GetGrain<IOpsGrain>(Company.Id);

    /// <summary>What only this person was told, in a channel.</summary>
    public Task<EmulatedMessage> Aside(string person, string saying) => Company.WaitForMessageAsync(
        message => message.EphemeralFor == Company.User(person).Id && message.Shows(saying), Patience, $"an aside to {person} saying '{saying}'");

    public int Asides => Company.Messages.Count(message => message.EphemeralFor is not null);

    /// <summary>The page to a handler that says this.</summary>
    public Task<EmulatedMessage> Page(string handler, string saying = "needs someone") =>
        Company.Direct(handler).WaitForAsync(
            message => message.IsFromBot && message.Shows(saying), Patience, $"a page to {handler} saying '{saying}'");

    /// <summary>The bot's line in the thread of a mention that says this.</summary>
    public Task<EmulatedMessage> Line(EmulatedMessage mention, string saying) =>
        Company.Channel("ops-help").WaitForAsync(
            message => message.IsFromBot && message.ThreadTs == mention.Ts && message.Shows(saying),
            Patience,
            $"a line in the thread saying '{saying}'");

    public int PagesTo(string handler) => Company.Direct(handler).Messages.Count(message => message.IsFromBot && message.Buttons.Count > 0);

    /// <summary>Waits until the bot knows that Slack took every page of the request: the wait of its level runs from there.</summary>
    /// <param name="clockGoesOn">Whether waits between tries may end meanwhile.</param>
    public async Task PagesTakenAsync(EmulatedMessage mention, bool clockGoesOn = false)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await Request(mention).GetSnapshot() is not { } snapshot || snapshot.Pages.Any(page => page.Ts is null))
        {
            await beat.WaitForNextTickAsync(patience.Token);
            if (clockGoesOn)
            {
                Clock.Advance(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    /// <summary>Lets the wait of the level that is being asked pass.</summary>
    public async Task WaitPassesAsync(EmulatedMessage mention, int seconds)
    {
        await PagesTakenAsync(mention);
        Clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    public async Task StopSiloAsync()
    {
        await _cluster!.DisposeAsync();
        _cluster = null;
        await Slack.App.WaitForSocketsAsync(0, Patience, IsRtm ? SocketKind.Rtm : SocketKind.SocketMode);
    }

    /// <summary>After <see cref="StopSiloAsync"/>: leaves the connection's lease as a silo does that froze a moment ago.</summary>
    public async Task LeaveLeaseAsync()
    {
        var (storage, grain, state) = await ConnectionAsync();
        state.State!.RenewedAt = Clock.GetUtcNow();
        await storage.WriteStateAsync("connector", grain, state);
    }

    /// <summary>After <see cref="StopSiloAsync"/>: leaves the mark up to which all was taken, as a silo does that ran for longer.</summary>
    public async Task LeaveMarkAsync(DateTimeOffset takenUntil)
    {
        var (storage, grain, state) = await ConnectionAsync();
        state.State!.TakenUntil = takenUntil;
        await storage.WriteStateAsync("connector", grain, state);
    }

    private async Task<(SqliteGrainStorage Storage, GrainId Grain, GrainState<ConnectorState> State)> ConnectionAsync()
    {
        var storage = new SqliteGrainStorage(_store);
        var connection = IsRtm
            ? new SlackConnectionKey(SlackConnectionKey.Rtm, "0", Company.Id)
            : new SlackConnectionKey(SlackConnectionKey.SocketMode, "0", SlackConnectionKey.AllWorkspaces);
        var (grain, state) = (GrainId.Create("slack-connector", connection.ToString()), new GrainState<ConnectorState>(new ConnectorState()));
        await storage.ReadStateAsync("connector", grain, state);
        Assert.True(state.RecordExists);
        return (storage, grain, state);
    }

    /// <summary>How many reminders the store holds.</summary>
    public async Task<int> RemindersAsync() => (await new SqliteReminderTable(_store).ReadRows(0, 0)).Reminders.Count;

    /// <summary>Lets time pass until the store holds no reminder any more.</summary>
    public async Task RemindersEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await RemindersAsync() > 0)
        {
            await beat.WaitForNextTickAsync(patience.Token);
            Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>Lets time pass until the store holds nothing of the request.</summary>
    public async Task ForgottenAsync(EmulatedMessage mention)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var index = new SqliteRequestIndex(_store);
        while ((await index.ToWakeAsync(DateTimeOffset.MaxValue, 10, patience.Token)).Contains(KeyOf(mention).ToString()))
        {
            await beat.WaitForNextTickAsync(patience.Token);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Lets the second pass after which the bot looks for what it missed, until it has asked Slack.</summary>
    public async Task GapIsReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var before = Slack.Calls.Of("conversations.history").Count;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Slack.Calls.Of("conversations.history").Count == before)
        {
            await beat.WaitForNextTickAsync(patience.Token);
            Clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Lets time pass until <paramref name="fact"/> is there or gives up, 50 ms at a time unless a test needs much of it.</summary>
    public async Task PassUntilAsync(Task fact, int milliseconds = 50)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!fact.IsCompleted)
        {
            await beat.WaitForNextTickAsync();
            Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }

        await fact;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await _store.DisposeAsync();
        await _host.DisposeAsync();
    }

    public async Task StartSiloAsync()
    {
        var settings = new SlackSettings(
            IsRtm ? Company.ClassicBotToken : Company.BotToken, IsRtm ? null : Slack.App.Token, _host.ApiUrl);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddSqliteStorage(_store);
            silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromSeconds(2));
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
            silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, Clock);
            silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, Clock);
            silo.AddOutgoingGrainCallFilter(Lost);
            silo.Services.AddSingleton(settings);
            silo.Services.AddSingleton(services => new SlackClients(settings, TimeProvider.System, services.GetRequiredService<ILoggerFactory>()));
            silo.Services.AddSingleton(new WorkspaceTokens(settings, null));
            silo.Services.AddSingleton<FatalStop>();
            silo.Services.AddSingleton<SlackInstalls>();
            silo.Services.AddSingleton<ISlackWorkspaces>(services => services.GetRequiredService<SlackInstalls>());
            silo.Services.AddSingleton<ISlackConnections>(services => services.GetRequiredService<SlackInstalls>());
            silo.Services.AddSingleton<IPolicyCatalog>(this);
            silo.Services.AddHostedService<SlackSignIn>();
            silo.Services.AddPokemanagerGrains();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await Slack.App.WaitForSocketsAsync(1, Patience, IsRtm ? SocketKind.Rtm : SocketKind.SocketMode);
    }
}

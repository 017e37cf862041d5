using Pokemanager.SlackEmulator.Directory;
using Pokemanager.SlackEmulator.Installing;
using Pokemanager.SlackEmulator.Interactivity;
using Pokemanager.SlackEmulator.Sockets;

namespace Pokemanager.SlackEmulator;

/// <summary>The app: its app-level token, subscriptions and open sockets, and which events it confirmed.</summary>
public sealed class EmulatedApp
{
    private readonly AccessToken token;

    internal EmulatedApp(EmulatedSlack slack)
    {
        Id = slack.Ids.Next('A');
        token = slack.Issue(new AccessToken($"xapp-1-{Id}-1-c0ffee", TokenKind.App, null, DefaultScopes.App));
        Sockets = new SocketRegister(slack);
        Deliveries = new Deliveries(slack, Sockets);
        Pushes = new HttpPushes(slack);
        Events = new AppEvents(slack, Deliveries);
        Rtm = new RtmBroadcast(Sockets);
        Triggers = new Triggers(slack.Options.Clock);
        InstallCodes = new InstallCodes(slack.Options.Clock);
    }

    /// <summary>A…, the <c>api_app_id</c>.</summary>
    public string Id { get; }

    /// <summary>xapp-1-…, opens Socket Mode connections.</summary>
    public string Token => token.Secret;

    /// <summary>Scopes of <see cref="Token"/>.</summary>
    public IReadOnlyCollection<string> Scopes { get => token.Scopes; set => token.Scopes = [.. value]; }

    /// <summary>What names the app when it is installed by OAuth.</summary>
    public string ClientId => $"1000.{Id[1..]}";

    /// <summary>What proves that it is the app that asks for a token.</summary>
    public string ClientSecret => $"client-secret-of-{Id}";

    /// <summary>The bot events that the app subscribed to.</summary>
    public HashSet<string> Subscriptions { get; } =
    [
        "app_mention", "message.im", "message.channels", "message.groups", "reaction_added", "reaction_removed", "user_change",
        "team_join", "member_joined_channel", "app_home_opened", "subteam_members_changed", "app_uninstalled", "tokens_revoked",
    ];

    /// <summary>Whether the app is set to Socket Mode. Otherwise nothing is delivered but over RTM and HTTP.</summary>
    public bool SocketMode { get; set; } = true;

    /// <summary>Most Socket Mode connections at a time; the next one is told <c>too_many_websockets</c>.</summary>
    public int MaxSockets { get; set; } = 10;

    /// <summary>The sockets that are open now, frozen ones included.</summary>
    public IReadOnlyList<EmulatedSocket> OpenSockets => Sockets.Open;

    /// <summary>Envelopes sent, confirmed, retried and lost.</summary>
    public Deliveries Deliveries { get; }

    /// <summary>The request URLs and their requests; used while <see cref="SocketMode"/> is off.</summary>
    public HttpPushes Pushes { get; }

    internal SocketRegister Sockets { get; }

    internal AppEvents Events { get; }

    internal Triggers Triggers { get; }

    internal InstallCodes InstallCodes { get; }

    internal RtmBroadcast Rtm { get; }

    /// <summary>From now on Slack answers <paramref name="error"/> to the app-level token; null makes it good again.</summary>
    public void RefuseToken(string? error) => token.Refusal = error;

    /// <summary>Waits until this many sockets of the kind are open.</summary>
    public Task WaitForSocketsAsync(int count, TimeSpan timeout, SocketKind kind = SocketKind.SocketMode) =>
        Sockets.WaitAsync(count, kind, timeout);

    /// <summary>Waits until a socket opens after this call.</summary>
    public Task<EmulatedSocket> NextSocketAsync(TimeSpan timeout) => Sockets.NextAsync(timeout);

    internal bool HasEverConnected => Sockets.HasEverOpened || Pushes.EventsUrl is not null;

    internal bool IsSubscribed(string name) => Subscriptions.Contains(name);
}

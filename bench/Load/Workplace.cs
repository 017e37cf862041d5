using System.Globalization;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>The emulated Slack of a run: workspaces with the people who ask and the people who are asked.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private const int Requesters = 20;
    private const int FewestRequesters = 3;

    private readonly EmulatorHost _host;
    private readonly IDisposable _watch;
    private readonly Site[] _sites;
    private readonly Dictionary<string, Site> _byId;

    private Workplace(EmulatorHost host, LoadOptions options)
    {
        _host = host;
        Ledger = new Ledger(options);
        _sites = [.. Enumerable.Range(1, options.Workspaces).Select(i => new Site(
            host.Slack.AddWorkspace(string.Create(CultureInfo.InvariantCulture, $"load{i}")),
            Math.Max(FewestRequesters, Requesters / options.Workspaces),
            options.Levels,
            Math.Max(1, options.Channels / options.Workspaces)))];
        _byId = _sites.ToDictionary(site => site.Workspace.Id);
        _watch = host.Slack.Watch(Ledger.Saw);
        host.Slack.App.Deliveries.WhenConfirmed = Ledger.Confirms;
    }

    public Ledger Ledger { get; }

    /// <summary>The workspaces; the bot gets the token of the first in <c>SLACK_TOKEN</c>.</summary>
    public IEnumerable<EmulatedWorkspace> Workspaces => _sites.Select(site => site.Workspace);

    /// <summary>Names of the people who are asked, by level; the same in every workspace.</summary>
    public IEnumerable<string> Handlers => _sites[0].Handlers.Select(handler => handler.Name);

    public EmulatedSlack Slack => _host.Slack;

    public Uri ApiUrl => _host.ApiUrl;

    public static async Task<Workplace> OpenAsync(LoadOptions options, CancellationToken cancellationToken) =>
        new(await EmulatorHost.StartAsync(new EmulatorOptions { Record = false }, cancellationToken), options);

    /// <summary>The person in the workspace of this page who is asked at this level.</summary>
    public EmulatedUser Asked(EmulatedMessage page, int level) => _byId[page.Workspace].Handlers[level];

    /// <summary>Writes the mention with this number; numbers go round the workspaces, and in each round its channels and people.</summary>
    public EmulatedMessage Mention(int number)
    {
        var (round, index) = Math.DivRem(number, _sites.Length);
        var site = _sites[index];
        return site.Requesters[round % site.Requesters.Length].Mention(
            site.Channels[round % site.Channels.Length],
            string.Create(CultureInfo.InvariantCulture, $"the nightly export of shop {number} hangs since the last deploy, can somebody have a look?"));
    }

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>One workspace with its people and channels.</summary>
    private sealed class Site
    {
        public Site(EmulatedWorkspace workspace, int requesters, int levels, int channels)
        {
            Workspace = workspace;
            Requesters = [.. Enumerable.Range(1, requesters).Select(i => workspace.AddUser($"requester{i}"))];
            Handlers = [.. Enumerable.Range(1, levels).Select(i => workspace.AddUser($"handler{i}"))];
            Channels = [.. Enumerable.Range(1, channels).Select(i => workspace.AddChannel($"help-{i}", members: Requesters))];
        }

        public EmulatedWorkspace Workspace { get; }

        public EmulatedUser[] Requesters { get; }

        public EmulatedUser[] Handlers { get; }

        public EmulatedChannel[] Channels { get; }
    }
}

using System.Globalization;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>The emulated Slack of a run, with the people who ask and the people who are asked.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private const int RequesterCount = 20;

    private readonly EmulatorHost _host;
    private readonly IDisposable _watch;
    private readonly EmulatedUser[] _requesters;
    private readonly EmulatedChannel[] _channels;

    private Workplace(EmulatorHost host, LoadOptions options)
    {
        _host = host;
        Ledger = new Ledger(options);
        Workspace = host.Slack.AddWorkspace("load");
        _requesters = [.. Enumerable.Range(1, RequesterCount).Select(i => Workspace.AddUser($"requester{i}"))];
        Handlers = [.. Enumerable.Range(1, options.Levels).Select(i => Workspace.AddUser($"handler{i}"))];
        _channels = [.. Enumerable.Range(1, options.Channels).Select(i => Workspace.AddChannel($"help-{i}", members: _requesters))];
        _watch = host.Slack.Watch(Ledger.Saw);
        host.Slack.App.Deliveries.WhenConfirmed = Ledger.Confirms;
    }

    public Ledger Ledger { get; }

    public EmulatedWorkspace Workspace { get; }

    public EmulatedUser[] Handlers { get; }

    public EmulatedSlack Slack => _host.Slack;

    public Uri ApiUrl => _host.ApiUrl;

    public static async Task<Workplace> OpenAsync(LoadOptions options, CancellationToken cancellationToken) =>
        new(await EmulatorHost.StartAsync(new EmulatorOptions { Record = false }, cancellationToken), options);

    /// <summary>Writes the mention with this number; numbers go round the channels and the people.</summary>
    public EmulatedMessage Mention(int number) => _requesters[number % _requesters.Length].Mention(
        _channels[number % _channels.Length],
        string.Create(CultureInfo.InvariantCulture, $"the nightly export of shop {number} hangs since the last deploy, can somebody have a look?"));

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _host.DisposeAsync();
    }
}

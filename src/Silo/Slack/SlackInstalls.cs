using System.Collections.Immutable;
using System.Globalization;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Silo.Commands;
using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>The app's installations: the one that <c>SLACK_TOKEN</c> stands for, and those of the configuration in force.</summary>
internal sealed class SlackInstalls(SlackSettings settings, SlackClients clients, IPolicyCatalog policies) : ISlackWorkspaces, ISlackConnections
{
    private readonly Lock _gate = new();
    private readonly SlackInstall? _own = settings.Token is null ? null : new SlackInstall("default", null, null);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableDictionary<string, SlackInstall> _listed = ImmutableDictionary<string, SlackInstall>.Empty;
    private BotConfiguration? _listedBy;

    /// <summary>All that the configuration in force names.</summary>
    public IReadOnlyList<SlackInstall> All => _own is null ? [.. Listed().Values] : [_own, .. Listed().Values];

    public IReadOnlyList<string> Ids => [.. All.Select(install => install.TeamId).OfType<string>().Distinct()];

    // Asked for with each event, so nothing is listed for it.
    public string? Only => (Listed(), _own) switch
    {
        ({ Count: 0 }, { TeamId: var own }) => own,
        ({ Count: 1 } listed, null) => listed.Keys.Single(),
        ({ Count: 1 } listed, { TeamId: { } own }) when listed.ContainsKey(own) => own,
        _ => null,
    };

    /// <summary>Slack has told who the bot is there.</summary>
    public void SignedIn(SlackInstall install, AuthTestResult result, SlackToken token)
    {
        install.SignedIn(new SlackWorkspace(
            result.TeamId,
            new Uri(result.Url ?? "https://slack.com/"),
            result.UserId,
            result.BotId,
            clients.WebApi(token),
            clients.WebApi(token, new SlackCallOptions { RateLimitPatience = TimeSpan.Zero })));
        _first.TrySetResult();
    }

    public async ValueTask<SlackWorkspace> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (Listed().TryGetValue(id, out var install))
        {
            return install.Workspace ?? await install.GetAsync(cancellationToken);
        }

        var own = _own is null ? null : _own.Workspace ?? await _own.GetAsync(cancellationToken);
        return own?.Id == id
            ? own
            : throw new InvalidOperationException($"Workspace {id} is neither in the configuration nor the one that SLACK_TOKEN belongs to.");
    }

    public SlackWorkspace? Served(string id) => Listed().TryGetValue(id, out var install) ? install.Workspace : _own?.Workspace is { } own && own.Id == id ? own : null;

    public bool Expects(string id) => Listed().ContainsKey(id) || (_own is not null && (_own.TeamId ?? id) == id);

    public void Doubt(string id) => (Listed().GetValueOrDefault(id) ?? _own)?.Doubt();

    /// <summary>A socket that serves all waits for the first workspace only: what comes for another meanwhile is found again.</summary>
    public async Task<IReadOnlyList<SlackConnectionKey>> ListAsync(CancellationToken cancellationToken)
    {
        await _first.Task.WaitAsync(cancellationToken);
        return settings.AppToken is null
            ? [.. All.Select(install => install.Workspace?.Id).OfType<string>().Distinct().Select(id => new SlackConnectionKey(SlackConnectionKey.Rtm, "0", id))]
            : [.. Enumerable.Range(0, settings.Slots).Select(slot => new SlackConnectionKey(
                SlackConnectionKey.SocketMode, slot.ToString(CultureInfo.InvariantCulture), SlackConnectionKey.AllWorkspaces))];
    }

    public ISlackConnection Open(SlackConnectionKey key) => key.Transport switch
    {
        SlackConnectionKey.Rtm when Served(key.Workspace) is { } workspace => clients.Rtm(workspace.Api),
        SlackConnectionKey.SocketMode when settings.AppToken is { } token => clients.SocketMode(clients.WebApi(new SlackToken(token))),
        _ => throw new InvalidOperationException($"There is no token for {key}."),
    };

    /// <summary>Those of the configuration. One whose entry stays as it was stays the same through a reload.</summary>
    private ImmutableDictionary<string, SlackInstall> Listed()
    {
        var configuration = policies.Current;
        lock (_gate)
        {
            if (!ReferenceEquals(_listedBy, configuration))
            {
                var before = _listed;
                _listedBy = configuration;
                _listed = configuration.Workspaces.ToImmutableDictionary(
                    entry => entry.Key,
                    entry => before.TryGetValue(entry.Key, out var known) && known.Name == entry.Value.Name && known.Token == entry.Value.Token
                        ? known
                        : new SlackInstall(entry.Value.Name, entry.Key, entry.Value.Token));
            }

            return _listed;
        }
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Ops;
using Pokemanager.Grains.Interfaces.Slack;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;

namespace Pokemanager.Grains.Ops;

/// <summary>
/// Sees to it that operators hear of handlers that cannot be asked, when a configuration comes into force and from then on, and of connections
/// that stay away. Every silo looks; what several see is told once.
/// </summary>
internal sealed partial class OpsWatch(
    IGrainFactory grains, ISlackWorkspaces workspaces, IPolicyCatalog policies, ConnectorStatuses statuses, TimeProvider clock, ILogger<OpsWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CheckEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, (BotConfiguration Configuration, DateTimeOffset At)> _checked = [];
    private readonly Dictionary<string, Watched> _connections = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WatchConnections();
                await CheckHandlers();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    private async Task CheckHandlers()
    {
        var (configuration, now) = (policies.Current, clock.GetUtcNow());
        foreach (var id in Told().Where(id => workspaces.Served(id) is not null))
        {
            if (!_checked.TryGetValue(id, out var last) || !ReferenceEquals(last.Configuration, configuration) || now - last.At >= CheckEvery)
            {
                await grains.GetGrain<IOpsGrain>(id).Check();
                _checked[id] = (configuration, now);
            }
        }
    }

    private async Task WatchConnections()
    {
        var now = clock.GetUtcNow();
        foreach (var gone in _connections.Keys.Except(statuses.All.Keys).ToArray())
        {
            _connections.Remove(gone);
        }

        foreach (var (key, status) in statuses.All)
        {
            var before = _connections.GetValueOrDefault(key);
            DateTimeOffset? lostSince = status.IsConnected ? null : before?.LostSince ?? now;
            var isLost = lostSince is { } since && now - since >= LostAfter;

            // Also of one that is seen for the first time: an earlier process may have told that it was lost.
            if (status.IsConnected ? before?.IsToldConnected is not true : isLost && before?.IsToldLost is not true)
            {
                await Task.WhenAll(Concerned(key).Select(id => Tell(grains.GetGrain<IOpsGrain>(id), key, status, lostSince, now)));
            }

            _connections[key] = new Watched(lostSince, isLost, status.IsConnected || (before?.IsToldConnected is true && !isLost));
        }
    }

    private static Task Tell(IOpsGrain ops, string key, ConnectorStatus status, DateTimeOffset? lostSince, DateTimeOffset now) => lostSince is { } since
        ? ops.ConnectionLost(key, since, status.Refusal ?? status.Reason)
        : ops.ConnectionBack(key, now);

    private IEnumerable<string> Concerned(string connection) =>
        SlackConnectionKey.Parse(connection) is { IsOfAllWorkspaces: false, Workspace: var only } ? Told().Where(id => id == only) : Told();

    private IEnumerable<string> Told() => workspaces.Ids.Where(id => policies.Current.For(id).OpsChannel is not null);

    /// <summary>How a connection stood when it was looked at last.</summary>
    private sealed record Watched(DateTimeOffset? LostSince, bool IsToldLost, bool IsToldConnected);

    [LoggerMessage(1, LogLevel.Warning, "The operators' channels could not be served; the next try follows")]
    private partial void LogFailed(Exception exception);
}

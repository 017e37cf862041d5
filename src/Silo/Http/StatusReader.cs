using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies.Requests;
using Pokemanager.Silo.Slack;

namespace Pokemanager.Silo.Http;

/// <summary>What the bot is doing.</summary>
internal sealed record Status(
    IReadOnlyList<ConnectionLine> Connections, IReadOnlyList<WorkspaceLine> Workspaces, string Policy, string PolicyVersion, IReadOnlyList<LevelLine> Levels, IReadOnlyList<RequestSnapshot> Requests);

/// <summary>One connection to Slack.</summary>
internal sealed record ConnectionLine(string Name, bool IsConnected, DateTimeOffset Since, string? Reason, int ChannelsBehind);

/// <summary>One workspace.</summary>
/// <param name="Problem">Why it is parked; null while it is not.</param>
internal sealed record WorkspaceLine(string Name, string? Id, bool IsServed, string? Problem, string PolicyVersion);

/// <summary>One level of the policy.</summary>
internal sealed record LevelLine(IReadOnlyList<string> Handlers, long EscalateAfterSeconds);

/// <summary>Reads <see cref="Status"/> from the grains and the store.</summary>
internal sealed class StatusReader(IGrainFactory grains, IRequestIndex index, ConnectorStatuses connections, SlackInstalls installs, IPolicyCatalog policies)
{
    public async Task<Status> ReadAsync(int mostRequests, CancellationToken cancellationToken)
    {
        var keys = await index.ToWakeAsync(DateTimeOffset.MaxValue, mostRequests, cancellationToken);
        var snapshots = await Task.WhenAll(keys.Where(IsServed).Select(key => grains.GetGrain<IRequestGrain>(key).GetSnapshot()));
        var configuration = policies.Current;
        var policy = configuration.Policy;
        return new Status(
            [.. connections.All.Select(entry => new ConnectionLine(entry.Key, entry.Value.IsConnected, entry.Value.Since, entry.Value.Reason, entry.Value.ChannelsBehind))],
            [.. installs.All.Select(install => new WorkspaceLine(
                install.Name,
                install.TeamId,
                install is { Workspace: not null, Problem: null },
                install.Problem,
                (install.TeamId is { } id ? configuration.For(id) : configuration).Policy.Version))],
            policy.Name,
            policy.Version,
            [.. policy.Levels.Select(level => new LevelLine([.. level.Handlers.Select(handler => handler.ToString())], (long)level.EscalateAfter.TotalSeconds))],
            [.. snapshots.OfType<RequestSnapshot>().Where(request => request.Status is not nameof(RequestStatus.Joined)).OrderByDescending(request => request.OpenedAt)]);

        // The requests of a workspace whose bot is not known cannot be shown.
        bool IsServed(string key) => installs.Served(key.Split('/')[0]) is not null;
    }
}

using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;

namespace Pokemanager.Silo.Http;

/// <summary>What the bot is doing.</summary>
internal sealed record Status(
    IReadOnlyList<ConnectionLine> Connections, string Policy, string PolicyVersion, IReadOnlyList<LevelLine> Levels, IReadOnlyList<RequestSnapshot> Requests);

/// <summary>One connection to Slack.</summary>
internal sealed record ConnectionLine(string Name, bool IsConnected, DateTimeOffset Since, string? Reason, int ChannelsBehind);

/// <summary>One level of the policy.</summary>
internal sealed record LevelLine(IReadOnlyList<string> Handlers, long EscalateAfterSeconds);

/// <summary>Reads <see cref="Status"/> from the grains and the store.</summary>
internal sealed class StatusReader(IGrainFactory grains, IRequestIndex index, ConnectorStatuses connections, IPolicyCatalog policies)
{
    public async Task<Status> ReadAsync(int mostRequests, CancellationToken cancellationToken)
    {
        var keys = await index.ToWakeAsync(DateTimeOffset.MaxValue, mostRequests, cancellationToken);
        var snapshots = await Task.WhenAll(keys.Select(key => grains.GetGrain<IRequestGrain>(key).GetSnapshot()));
        var policy = policies.Current.Policy;
        return new Status(
            [.. connections.All.Select(entry => new ConnectionLine(entry.Key, entry.Value.IsConnected, entry.Value.Since, entry.Value.Reason, entry.Value.ChannelsBehind))],
            policy.Name,
            policy.Version,
            [.. policy.Levels.Select(level => new LevelLine([.. level.Handlers.Select(handler => handler.ToString())], (long)level.EscalateAfter.TotalSeconds))],
            [.. snapshots.OfType<RequestSnapshot>().OrderByDescending(request => request.OpenedAt)]);
    }
}

using System.Collections.Concurrent;
using Pokemanager.Grains.Interfaces.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>How the connections stood when they were last looked at, for health and the status page.</summary>
public sealed class ConnectorStatuses
{
    private readonly ConcurrentDictionary<string, ConnectorStatus> _statuses = new();

    /// <summary>Raised when Slack refuses a connection for good, with what to do about it.</summary>
    public event Action<SlackConnectionKey, string>? Refused;

    /// <summary>Each connection by its key.</summary>
    public IReadOnlyDictionary<string, ConnectorStatus> All => _statuses;

    /// <summary>Forgets all but these.</summary>
    internal void Keep(IReadOnlyCollection<SlackConnectionKey> keys)
    {
        foreach (var gone in _statuses.Keys.Except(keys.Select(key => key.ToString())))
        {
            _statuses.TryRemove(gone, out _);
        }
    }

    internal void Note(SlackConnectionKey key, ConnectorStatus status)
    {
        _statuses[key.ToString()] = status;
        if (status.Refusal is { } refusal)
        {
            Refused?.Invoke(key, refusal);
        }
    }
}

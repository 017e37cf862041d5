using System.Collections.Concurrent;

namespace Pokemanager.Slack;

/// <summary>
/// The gates that Slack's 429 answers close: one per token and method, and for posting one per token and channel. One instance serves
/// all workspaces of a process; a closed gate holds up only the calls behind it.
/// </summary>
public sealed class RateLimits(TimeProvider clock)
{
    private const int SweepAbove = 1024;

    private readonly ConcurrentDictionary<Gate, DateTimeOffset> closed = new();

    /// <summary>Gates that are closed now.</summary>
    public int Closed => closed.Count(gate => gate.Value > clock.GetUtcNow());

    /// <summary>How long this gate stays closed; zero when it is open.</summary>
    internal TimeSpan Wait(Gate gate)
    {
        if (closed.IsEmpty || !closed.TryGetValue(gate, out var opensAt)) return TimeSpan.Zero;

        var wait = opensAt - clock.GetUtcNow();
        if (wait > TimeSpan.Zero) return wait;

        closed.TryRemove(KeyValuePair.Create(gate, opensAt));
        return TimeSpan.Zero;
    }

    /// <summary>Closes a gate. A gate that is closed for longer already stays so.</summary>
    internal void Close(Gate gate, TimeSpan retryAfter)
    {
        var opensAt = clock.GetUtcNow() + retryAfter;
        closed.AddOrUpdate(gate, opensAt, (_, current) => current > opensAt ? current : opensAt);
        if (closed.Count > SweepAbove) Sweep();
    }

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var gate in closed)
        {
            if (gate.Value <= now) closed.TryRemove(gate);
        }
    }

    internal readonly record struct Gate(SlackToken Token, string Method, string? Channel);
}

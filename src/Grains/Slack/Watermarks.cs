namespace Pokemanager.Grains.Slack;

/// <summary>
/// Up to where each channel's messages are known to have been taken: the channel's own mark while it is behind, else
/// the connection's. Used from the socket's loop and from the grain, so guarded.
/// </summary>
internal sealed class Watermarks
{
    // Slack's clock may differ from ours, and a frozen connection is noticed only after a while.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _behind = [];
    private DateTimeOffset? _takenUntil;

    public void Load(ConnectorState state)
    {
        lock (_gate)
        {
            _takenUntil = state.TakenUntil;
            foreach (var (channel, since) in state.Behind)
            {
                _behind[channel] = since;
            }
        }
    }

    public void Store(ConnectorState state)
    {
        lock (_gate)
        {
            state.TakenUntil = _takenUntil;
            state.Behind = new Dictionary<string, DateTimeOffset>(_behind);
        }
    }

    /// <summary>How many channels are behind.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _behind.Count;
            }
        }
    }

    /// <summary>Events have arrived without a gap until <paramref name="time"/>.</summary>
    public void Advance(DateTimeOffset time)
    {
        lock (_gate)
        {
            var mark = time - Margin;
            _takenUntil = _takenUntil is { } known && known > mark ? known : mark;
        }
    }

    /// <summary>Nothing can have been missed before the very first connection.</summary>
    public void BeginIfNew(DateTimeOffset time)
    {
        lock (_gate)
        {
            _takenUntil ??= time;
        }
    }

    /// <summary>From where a channel is read after a gap; null before the first connection.</summary>
    public DateTimeOffset? TakenUntil
    {
        get
        {
            lock (_gate)
            {
                return _takenUntil;
            }
        }
    }

    /// <summary>A channel may lack messages since <paramref name="time"/>.</summary>
    public void FallBehind(string channel, DateTimeOffset time)
    {
        lock (_gate)
        {
            _behind[channel] = _behind.TryGetValue(channel, out var known) && known < time ? known : time;
        }
    }

    /// <summary>The channels behind, and since when.</summary>
    public IReadOnlyList<(string Channel, DateTimeOffset Since)> Behind()
    {
        lock (_gate)
        {
            return [.. _behind.Select(entry => (entry.Key, entry.Value))];
        }
    }

    /// <summary>A channel was read from <paramref name="since"/>; it stays behind if it fell further behind meanwhile.</summary>
    public void CatchUp(string channel, DateTimeOffset since)
    {
        lock (_gate)
        {
            if (_behind.TryGetValue(channel, out var known) && known >= since)
            {
                _behind.Remove(channel);
            }
        }
    }
}

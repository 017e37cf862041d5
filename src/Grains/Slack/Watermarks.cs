namespace Pokemanager.Grains.Slack;

/// <summary>
/// Up to where each channel's messages are known to have been taken: the channel's own mark while it is behind, else the connection's. A
/// place is a channel (<c>workspace/channel</c>) or all of a workspace. Used from the socket's loop and from the grain, so guarded.
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

    /// <summary>How many places are behind.</summary>
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

    /// <summary>A place may lack messages since <paramref name="time"/>.</summary>
    public void FallBehind(string place, DateTimeOffset time)
    {
        lock (_gate)
        {
            _behind[place] = _behind.TryGetValue(place, out var known) && known < time ? known : time;
        }
    }

    /// <summary>The places behind, and since when.</summary>
    public IReadOnlyList<(string Place, DateTimeOffset Since)> Behind()
    {
        lock (_gate)
        {
            return [.. _behind.Select(entry => (entry.Key, entry.Value))];
        }
    }

    /// <summary>A place was read from <paramref name="since"/>; it stays behind if it fell further behind meanwhile.</summary>
    public void CatchUp(string place, DateTimeOffset since)
    {
        lock (_gate)
        {
            if (_behind.TryGetValue(place, out var known) && known >= since)
            {
                _behind.Remove(place);
            }
        }
    }
}

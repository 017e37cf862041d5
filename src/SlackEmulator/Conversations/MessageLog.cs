namespace Pokemanager.SlackEmulator.Conversations;

/// <summary>The messages of one conversation, oldest first. Read and changed under the workspace's lock.</summary>
internal sealed class MessageLog(int capacity)
{
    private readonly List<EmulatedMessage> messages = [];
    private long lastMicroseconds;

    public IReadOnlyList<EmulatedMessage> All => messages;

    /// <summary>A timestamp later than any other of this conversation.</summary>
    public string NextTs(DateTimeOffset now)
    {
        lastMicroseconds = Math.Max(lastMicroseconds + 1, (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        return $"{lastMicroseconds / 1_000_000:D10}.{lastMicroseconds % 1_000_000:D6}";
    }

    public void Add(EmulatedMessage message)
    {
        messages.Add(message);
        // A tenth at a time, so that a full log does not shift itself on every message.
        if (messages.Count > capacity) messages.RemoveRange(0, Math.Max(1, capacity / 10));
        if (!message.IsReply || Find(message.ThreadTs!) is not { } parent) return;

        Replace(parent with { ThreadTs = parent.Ts, Replies = [.. parent.Replies, message.Ts] });
    }

    public EmulatedMessage? Find(string ts) => IndexOf(ts) is var index and >= 0 ? messages[index] : null;

    public void Replace(EmulatedMessage message) => messages[IndexOf(message.Ts)] = message;

    public EmulatedMessage? Remove(string ts)
    {
        var index = IndexOf(ts);
        if (index < 0) return null;

        var removed = messages[index];
        messages.RemoveAt(index);
        if (removed.IsReply && Find(removed.ThreadTs!) is { } parent)
        {
            string[] left = [.. parent.Replies.Where(r => r != ts)];
            Replace(parent with { Replies = left, ThreadTs = left.Length == 0 ? null : parent.ThreadTs });
        }

        return removed;
    }

    // The first message not older than this timestamp.
    public int LowerBound(string ts)
    {
        int low = 0, high = messages.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(messages[middle].Ts, ts) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private int IndexOf(string ts)
    {
        var index = LowerBound(ts);
        return index < messages.Count && messages[index].Ts == ts ? index : -1;
    }
}

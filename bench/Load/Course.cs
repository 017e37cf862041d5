using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>What was seen of one request. Times are <see cref="TimeProvider.GetTimestamp"/>; zero stands for not yet.</summary>
internal sealed class Course(int levels)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = [];
    private readonly EmulatedMessage?[] _pages = new EmulatedMessage?[levels];

    public long MentionedAt { get; set; }

    public bool IsMeasured { get; set; }

    public long[] PagedAt { get; } = new long[levels];

    public long ReceiptAt { get; private set; }

    public long AnsweredAt { get; set; }

    /// <summary>When the requester was told the outcome.</summary>
    public long ToldAt { get; private set; }

    public bool IsDropped { get; private set; }

    /// <summary>Keys that were posted once more.</summary>
    public int Repeats { get; private set; }

    /// <summary>Pages posted after the requester heard that somebody has it.</summary>
    public int PagesTooLate { get; private set; }

    /// <summary>The page asked last, and its level.</summary>
    public (EmulatedMessage Page, int Level)? Newest
    {
        get
        {
            lock (_gate)
            {
                var level = Array.FindLastIndex(_pages, page => page is not null);
                return level < 0 ? null : (_pages[level]!, level);
            }
        }
    }

    /// <summary>Takes note of a message of the bot; true when it was the outcome.</summary>
    public bool Saw(MessageKey key, EmulatedMessage message, long at)
    {
        lock (_gate)
        {
            if (!_keys.Add(key.Text))
            {
                Repeats++;
                return false;
            }

            switch (key.Kind)
            {
                case "Page":
                    PagedAt[key.Level] = at;
                    _pages[key.Level] = message;
                    PagesTooLate += ToldAt is not 0 ? 1 : 0;
                    return false;
                case "Receipt":
                    ReceiptAt = at;
                    return false;
                case "AnnounceAcknowledged" or "AnnounceDropped" or "AnnounceLate" or "AnnounceStale":
                    IsDropped = key.Kind is "AnnounceDropped";
                    var isFirst = ToldAt is 0;
                    ToldAt = isFirst ? at : ToldAt;
                    return isFirst;
                default:
                    return false;
            }
        }
    }
}

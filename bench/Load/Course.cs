using System.Globalization;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>What was seen of one request. Times are <see cref="TimeProvider.GetTimestamp"/>; zero stands for not yet.</summary>
internal sealed class Course(LoadOptions options)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = [];
    private readonly EmulatedMessage?[] _pages = new EmulatedMessage?[options.Levels];

    public long MentionedAt { get; set; }

    public bool IsMeasured { get; set; }

    public long[] PagedAt { get; } = new long[options.Levels];

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

    /// <summary>From the moment that a level's wait began, which is when its page stood in Slack by Slack's own clock, to the next level's page.</summary>
    public IEnumerable<TimeSpan> Waits => _pages.Zip(_pages.Skip(1), (page, next) => (page, next))
        .Where(pair => pair is { page: not null, next: not null })
        .Select(pair => TimeSpan.FromSeconds((double)(decimal.Parse(pair.next!.Ts, CultureInfo.InvariantCulture) - decimal.Parse(pair.page!.Ts, CultureInfo.InvariantCulture))));

    /// <summary>Takes note of a message of the bot; true when it was the last one that this run waits for.</summary>
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
                    return options.AskedOnly && key.Level is 0 && ReceiptAt is not 0;
                case "Receipt":
                    ReceiptAt = at;
                    return options.AskedOnly && PagedAt[0] is not 0;
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

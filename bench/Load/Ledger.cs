using System.Collections.Concurrent;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>Every request of a run and what the emulated Slack saw of it.</summary>
internal sealed class Ledger(LoadOptions options)
{
    private readonly ConcurrentDictionary<string, Course> _courses = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<double> _confirmed = new();
    private int _asked, _told, _paged, _messages;

    /// <summary>Requests whose outcome nobody was told yet, or whatever else the run waits for.</summary>
    public int Open => Volatile.Read(ref _asked) - Volatile.Read(ref _told);

    /// <summary>Requests that have not ended.</summary>
    public int Pending => _courses.Values.Count(course => course.ToldAt is 0);

    /// <summary>Requests of which somebody has a page.</summary>
    public int Paged => Volatile.Read(ref _paged);

    /// <summary>Messages and edits of the bot.</summary>
    public int Messages => Volatile.Read(ref _messages);

    public IReadOnlyCollection<Course> Courses => [.. _courses.Values];

    /// <summary>Keys of the requests.</summary>
    public ICollection<string> Requests => _courses.Keys;

    /// <summary>Milliseconds from a mention's envelope to its confirmation.</summary>
    public IReadOnlyCollection<double> Confirmed => _confirmed;

    public Course Mentioned(EmulatedMessage mention, long at, bool isMeasured)
    {
        // The page may have come before this is known.
        var course = Course($"{mention.Workspace}/{mention.Channel}/{mention.Ts}");
        course.IsMeasured = isMeasured;
        course.MentionedAt = at;
        Interlocked.Increment(ref _asked);
        return course;
    }

    /// <summary>Called on the thread that changed something, so it does little.</summary>
    public void Saw(EmulatedChange change)
    {
        if (change.Message is not { IsFromBot: true } message)
        {
            return;
        }

        Interlocked.Increment(ref _messages);
        if (change.Kind is not "message_posted" || MessageKey.Of(message) is not { } key)
        {
            return;
        }

        if (key is { Kind: "Page", Level: 0 })
        {
            Interlocked.Increment(ref _paged);
        }

        if (Course(key.Request).Saw(key, message, TimeProvider.System.GetTimestamp()))
        {
            Interlocked.Increment(ref _told);
        }
    }

    /// <summary>Called with every confirmed envelope.</summary>
    public void Confirms(EmulatedEnvelope envelope)
    {
        if (envelope.ConfirmedAt is { } at && envelope.Payload.Span.IndexOf("\"app_mention\""u8) >= 0)
        {
            _confirmed.Enqueue((at - envelope.SentAt).TotalMilliseconds);
        }
    }

    /// <summary>Forgets the confirmations so far.</summary>
    public void ClearConfirmed() => _confirmed.Clear();

    private Course Course(string request) => _courses.GetOrAdd(request, static (_, options) => new Course(options), options);
}

using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Handlers;

/// <summary>One request that somebody was asked to take.</summary>
/// <param name="Channel">Where the request was written.</param>
/// <param name="ReplyTs">The private message of this person that took it; null when nothing of the kind did.</param>
/// <param name="Messages">The pages to this person.</param>
/// <param name="IsPassed">Whether this person passed it on, so that what they write is no answer to it any more.</param>
internal sealed record PageEntry(
    string Key, int Revision, string Status, string Channel, string Thread, string RequesterId,
    string Subject, string Permalink, string? TakenById, string? ReplyTs, IReadOnlyList<(string Channel, string Ts)> Messages, bool IsPassed)
{
    public bool IsOpen => Status is "Open" && !IsPassed;

    /// <summary>Whether a plain message may take it.</summary>
    public bool IsWaiting => Status is "Open" or "Dropped" && !IsPassed;

    /// <summary>Slack's time stamp of the newest page; empty until one is known.</summary>
    public string NewestTs { get; } = Messages.Select(message => message.Ts).Append("").Max(StringComparer.Ordinal)!;

    /// <summary>Whether this person was asked before a message: what somebody wrote earlier is no answer.</summary>
    public bool WasAskedBefore(string ts) => Messages.Any(message => string.CompareOrdinal(message.Ts, ts) < 0);

    /// <summary>Who needs someone where, in one line of mark-up.</summary>
    public static string SubjectOf(RequestSnapshot request) =>
        $"{SlackText.Name(request.Requester)} in {SlackText.Channel(request.Key.Split('/')[1])}"
        + (request.Excerpt.Length is 0 ? "" : $" · {request.Excerpt}");
}

/// <summary>The pages of one person: which request does an answer belong to?</summary>
internal sealed class PageBook
{
    private const int MostEnded = 200;
    private const int MostReplies = 200;
    private static readonly Comparer<PageEntry> NewestFirst = Comparer<PageEntry>.Create(static (x, y) =>
        string.CompareOrdinal(y.NewestTs, x.NewestTs) is not 0 and var age ? age : string.CompareOrdinal(x.Key, y.Key));

    private readonly Dictionary<string, PageEntry> _entries = [];
    private readonly SortedSet<PageEntry> _open = new(NewestFirst);
    private readonly Dictionary<(string Channel, string Ts), string> _byMessage = [];
    private readonly HashSet<string> _answers = [];
    private readonly Queue<string> _ended = new();
    private readonly HashSet<string> _replies = [];
    private readonly Queue<string> _replyOrder = new();

    /// <summary>The open ones, newest first.</summary>
    public IReadOnlyCollection<PageEntry> Open => _open;

    /// <summary>Whether a page is on its way that Slack has not told the place of.</summary>
    public bool HasUnplaced => _open.Max is { Messages.Count: 0 };

    /// <summary>Whether the pages of this request are known; a request is known before Slack took its pages.</summary>
    public bool Knows(string key) => _entries.TryGetValue(key, out var entry) && entry.Messages.Count > 0;

    /// <summary>Whether a private message was not seen before: Slack may deliver it again.</summary>
    public bool IsNew(string ts)
    {
        if (!_replies.Add(ts))
        {
            return false;
        }

        _replyOrder.Enqueue(ts);
        if (_replyOrder.Count > MostReplies)
        {
            _replies.Remove(_replyOrder.Dequeue());
        }

        return true;
    }

    /// <summary>A private message that could not be taken is new when it comes again.</summary>
    public void Forget(string ts) => _replies.Remove(ts);

    public void Note(RequestSnapshot request, string user)
    {
        if (_entries.TryGetValue(request.Key, out var later) && later.Revision > request.Revision)
        {
            return;
        }

        var pages = request.Pages.Where(page => page.User == user).ToArray();
        var messages = pages.Where(page => page.Channel is not null && page.Ts is not null).Select(page => (page.Channel!, page.Ts!));
        var entry = new PageEntry(
            request.Key, request.Revision, request.Status, request.Key.Split('/')[1], request.Thread, request.RequesterId,
            PageEntry.SubjectOf(request), request.Permalink, request.TakenById, ReplyOf(request, user), [.. messages], pages is [.., { IsPassed: true }]);
        var hadEnded = _entries.TryGetValue(entry.Key, out var known) && !known.IsOpen;
        _entries[entry.Key] = entry;
        if (known is not null)
        {
            _open.Remove(known);
        }

        foreach (var message in entry.Messages)
        {
            _byMessage[message] = entry.Key;
        }

        if (entry.ReplyTs is { } reply)
        {
            _answers.Add(reply);
        }

        if (entry.IsOpen)
        {
            _open.Add(entry);
            return;
        }

        if (!hadEnded)
        {
            _ended.Enqueue(entry.Key);
            Forget();
        }
    }

    /// <summary>
    /// The request a private message answers: the one whose page heads its thread; otherwise the newest open one;
    /// otherwise the newest that was dropped, since a late answer still counts.
    /// </summary>
    public PageEntry? For(PrivateReply reply) =>
        reply.ThreadTs is not null && ByMessage(reply.Channel, reply.ThreadTs) is { } threaded
            ? threaded
            : Open.FirstOrDefault(entry => entry.WasAskedBefore(reply.Ts))
                ?? _entries.Values.Where(entry => entry.IsWaiting && entry.WasAskedBefore(reply.Ts)).MaxBy(entry => entry.NewestTs, StringComparer.Ordinal);

    public PageEntry? ByMessage(string channel, string ts) =>
        _byMessage.TryGetValue((channel, ts), out var key) ? _entries.GetValueOrDefault(key) : null;

    public PageEntry? ByKey(string key) => _entries.GetValueOrDefault(key);

    /// <summary>Requests of a thread that wait for this person. Who asked does not answer themselves.</summary>
    public IReadOnlyList<PageEntry> InThread(string channel, string thread, string user, string ts) =>
        [.. _entries.Values.Where(entry =>
            entry.Channel == channel && entry.Thread == thread && entry.RequesterId != user && entry.IsWaiting && entry.WasAskedBefore(ts))];

    /// <summary>Whether a request was taken by this very message, so that a repeat of it takes no other one.</summary>
    public bool AnsweredBy(string ts) => _answers.Contains(ts);

    private static string? ReplyOf(RequestSnapshot request, string user) =>
        request.TakenById == user && request.AnsweredVia is nameof(AnswerWay.Reply) ? request.AnswerTs : null;

    private void Forget()
    {
        if (_ended.Count <= MostEnded || !_entries.Remove(_ended.Dequeue(), out var oldest))
        {
            return;
        }

        foreach (var message in oldest.Messages)
        {
            _byMessage.Remove(message);
        }

        _answers.Remove(oldest.ReplyTs ?? "");
    }
}

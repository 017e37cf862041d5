using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Pokemanager.Grains.Interfaces.Conversations;

namespace Pokemanager.Grains.Conversations;

/// <summary>One delivery on its way.</summary>
internal sealed class Outgoing(Delivery delivery)
{
    public Delivery Delivery { get; } = delivery;

    /// <summary>The same message of the same request, whatever its revision.</summary>
    public string Id { get; } = IdOf(delivery.Request, delivery.Key);

    /// <summary>The span (W3C) that gave it; null when nothing is traced.</summary>
    public string? TraceParent { get; } = Activity.Current?.Id;

    /// <summary>Whether it may still leave.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>The name under which a repeat is recognised, in this queue and in Slack.</summary>
    public static string IdOf(string? request, string key) => $"{request}#{key}";
}

/// <summary>
/// What waits and what is under way in one conversation. New messages come before edits, each in the order given. A
/// delivery that is here already is not taken twice; a higher revision replaces a lower one that waits.
/// </summary>
internal sealed class OutgoingQueue
{
    private const int MostRemembered = 1_000;

    // Slack shows an edit to everybody who looks, and counts it; people do not read faster.
    private static readonly TimeSpan EditEvery = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Outgoing> _waiting = [];
    private readonly Dictionary<string, Outgoing> _underWay = [];
    private readonly Queue<string> _posts = new();
    private readonly Queue<string> _urgentEdits = new();
    private readonly Queue<string> _edits = new();
    private readonly Dictionary<string, DateTimeOffset> _edited = [];
    private readonly Queue<(string Id, DateTimeOffset At)> _editedOrder = new();
    private readonly Dictionary<string, DeliveryReport> _posted = [];
    private readonly Queue<string> _postedOrder = new();

    public void Add(Delivery delivery)
    {
        var outgoing = new Outgoing(delivery);
        var isKnown = _underWay.TryGetValue(outgoing.Id, out var running) && running.Delivery.Revision >= delivery.Revision;
        if (isKnown || (_waiting.TryGetValue(outgoing.Id, out var waiting) && waiting.Delivery.Revision >= delivery.Revision))
        {
            return;
        }

        if (!_waiting.ContainsKey(outgoing.Id))
        {
            (delivery.EditTs is null ? _posts : delivery.IsUrgent ? _urgentEdits : _edits).Enqueue(outgoing.Id);
        }
        else if (delivery is { EditTs: not null, IsUrgent: true })
        {
            // It waits as one that is not; the place that it has there leads to nothing once it left from here.
            _urgentEdits.Enqueue(outgoing.Id);
        }

        _waiting[outgoing.Id] = outgoing;
    }

    public void Withdraw(string request, string key)
    {
        var id = Outgoing.IdOf(request, key);
        _waiting.Remove(id);
        if (_underWay.TryGetValue(id, out var running))
        {
            running.IsWithdrawn = true;
        }
    }

    /// <summary>How many wait or are under way.</summary>
    public int Count => _waiting.Count + _underWay.Count;

    /// <summary>The next new message that may leave.</summary>
    public bool TryTakePost([NotNullWhen(true)] out Outgoing? outgoing) => TryTake(_posts, out outgoing);

    /// <summary>
    /// The next edit that may leave, urgent ones first. One whose older revision is under way waits for it, and unless it is urgent it keeps
    /// its distance to the one before.
    /// </summary>
    public bool TryTakeEdit(DateTimeOffset now, [NotNullWhen(true)] out Outgoing? outgoing)
    {
        var taken = TryTake(_urgentEdits, out outgoing) || TryTake(_edits, out outgoing, id => NextEditAt(id) > now);
        if (taken)
        {
            while (_editedOrder.TryPeek(out var oldest) && oldest.At + EditEvery <= now)
            {
                // It may have been edited again since.
                _edited.Remove(_editedOrder.Dequeue() is var (id, at) && _edited.GetValueOrDefault(id) == at ? id : "");
            }

            _edited[outgoing!.Id] = now;
            _editedOrder.Enqueue((outgoing.Id, now));
        }

        return taken;
    }

    /// <summary>When an edit that keeps its distance may leave; null when none does.</summary>
    public DateTimeOffset? EditsMayLeaveAt => _edits.Where(_waiting.ContainsKey).Select(NextEditAt).Min();

    public void Finished(Outgoing outgoing) => _underWay.Remove(outgoing.Id);

    /// <summary>Remembers for a while where a new message stands.</summary>
    public void Posted(Outgoing outgoing, DeliveryReport report)
    {
        if (_posted.TryAdd(outgoing.Id, report))
        {
            _postedOrder.Enqueue(outgoing.Id);
            if (_postedOrder.Count > MostRemembered)
            {
                _posted.Remove(_postedOrder.Dequeue());
            }
        }
    }

    /// <summary>What became of a new message that is given again; null when it is not remembered.</summary>
    public DeliveryReport? EarlierPost(Delivery delivery) =>
        delivery.EditTs is null && _posted.TryGetValue(Outgoing.IdOf(delivery.Request, delivery.Key), out var report)
            ? report with { Revision = delivery.Revision }
            : null;

    public void Clear()
    {
        _waiting.Clear();
        _posts.Clear();
        _urgentEdits.Clear();
        _edits.Clear();
    }

    private DateTimeOffset? NextEditAt(string id) => _edited.TryGetValue(id, out var at) ? at + EditEvery : null;

    private bool TryTake(Queue<string> queue, [NotNullWhen(true)] out Outgoing? outgoing, Func<string, bool>? mustWait = null)
    {
        for (var left = queue.Count; left > 0; left--)
        {
            var id = queue.Dequeue();
            if (!_waiting.TryGetValue(id, out outgoing))
            {
                continue;
            }

            if (_underWay.ContainsKey(id) || mustWait?.Invoke(id) is true)
            {
                queue.Enqueue(id);
                continue;
            }

            _waiting.Remove(id);
            _underWay[id] = outgoing;
            return true;
        }

        outgoing = null;
        return false;
    }
}

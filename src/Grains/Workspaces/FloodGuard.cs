using Pokemanager.Policies;
using Pokemanager.Policies.Requesters;

namespace Pokemanager.Grains.Workspaces;

/// <summary>
/// Keeps one person, one channel or one workspace from opening more requests than the configuration allows. It remembers what it said of
/// each mention, so that one that is delivered again counts once. Memory only: after a restart it begins anew.
/// </summary>
internal sealed class FloodGuard
{
    private const int MostRemembered = 5_000;
    private const int MostBuckets = 5_000;
    private readonly Dictionary<string, TokenBucket> _buckets = [];
    private readonly Dictionary<string, HashSet<string>> _open = [];
    private readonly Dictionary<string, bool> _decided = [];
    private readonly Queue<string> _decidedOrder = new();

    /// <summary>Whether the mention was let through before; null when it is new.</summary>
    public bool? Earlier(string key) => _decided.TryGetValue(key, out var isLetThrough) ? isLetThrough : null;

    /// <summary>The requests that somebody opened and that are not known to have ended.</summary>
    public IReadOnlyCollection<string> OpenOf(string requester) => _open.TryGetValue(requester, out var open) ? open : [];

    /// <summary>Requests of somebody that have ended.</summary>
    public void Ended(string requester, IEnumerable<string> keys)
    {
        if (_open.TryGetValue(requester, out var open))
        {
            open.ExceptWith(keys);
            if (open.Count is 0)
            {
                _open.Remove(requester);
            }
        }
    }

    /// <summary>How long the rates make this mention wait; zero when it may go on now.</summary>
    public TimeSpan Wait(RequestRules rules, string requester, string channel, DateTimeOffset now) =>
        Rates(rules, requester, channel).Select(rate => Bucket(rate.Name).Wait(rate.PerMinute, now)).DefaultIfEmpty(TimeSpan.Zero).Max();

    /// <summary>The mention opens a request.</summary>
    public void LetThrough(string key, RequestRules rules, string requester, string channel, DateTimeOffset now)
    {
        foreach (var (name, perMinute) in Rates(rules, requester, channel))
        {
            Forget(now);
            _buckets[name] = Bucket(name).Take(perMinute, now);
        }

        if (rules.MaxOpenPerRequester is not null)
        {
            if (!_open.TryGetValue(requester, out var open))
            {
                _open[requester] = open = [];
            }

            open.Add(key);
        }

        Decide(key, isLetThrough: true);
    }

    /// <summary>The mention opens none.</summary>
    public void Refuse(string key) => Decide(key, isLetThrough: false);

    private static IEnumerable<(string Name, int PerMinute)> Rates(RequestRules rules, string requester, string channel)
    {
        if (rules.PerMinuteByRequester is { } byRequester)
        {
            yield return ($"requester/{requester}", byRequester);
        }

        if (rules.PerMinuteInChannel is { } inChannel)
        {
            yield return ($"channel/{channel}", inChannel);
        }

        if (rules.PerMinuteInWorkspace is { } inWorkspace)
        {
            yield return ("workspace", inWorkspace);
        }
    }

    private TokenBucket Bucket(string name) => _buckets.GetValueOrDefault(name);

    private void Forget(DateTimeOffset now)
    {
        if (_buckets.Count >= MostBuckets)
        {
            foreach (var (name, _) in _buckets.Where(bucket => bucket.Value.IsFull(now)).ToArray())
            {
                _buckets.Remove(name);
            }
        }
    }

    private void Decide(string key, bool isLetThrough)
    {
        if (!_decided.TryAdd(key, isLetThrough))
        {
            return;
        }

        _decidedOrder.Enqueue(key);
        if (_decidedOrder.Count > MostRemembered)
        {
            _decided.Remove(_decidedOrder.Dequeue());
        }
    }
}

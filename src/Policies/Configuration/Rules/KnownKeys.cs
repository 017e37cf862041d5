using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The keys that mean something in one place of the file. Others are ignored, with a warning.</summary>
internal sealed class KnownKeys
{
    public static readonly KnownKeys OfLevel = new("in a level of escalation_policy", ["handlers", "escalate_after_seconds", "escalate_after"]);
    public static readonly KnownKeys OfAck = new("in ack", ["by", "words", "pass_words", "emoji", "thread_reply"]);
    public static readonly KnownKeys OfPerMinute = new("in per_minute", ["requester", "channel", "workspace"]);
    public static readonly KnownKeys OfRequesters = new("in requesters", ["external"]);
    public static readonly KnownKeys OfOps = new("in ops", ["channel"]);
    public static readonly KnownKeys OfIntake = new("in intake", ["edits"]);

    public static readonly KnownKeys OfRequests = new(
        "in requests", ["max_age", "stale_after", "excerpt", "max_open_per_requester", "per_minute", "same_thread"]);

    // What holds in a workspace may stand at the top of the file for all of them.
    private static readonly string[] Settings =
        ["channels", "escalation_policy", "private_message_deny", "ack", "requests", "requesters", "messages", "ops", "intake"];

    public static readonly KnownKeys OfFile = new("at the top of the file", [.. Settings, "workspaces"]);
    public static readonly KnownKeys OfWorkspace = new("in an entry of workspaces", ["team_id", "token_env", "token_file", .. Settings]);

    private static readonly KnownKeys[] Places = [OfFile, OfLevel, OfWorkspace, OfAck, OfRequests, OfPerMinute, OfRequesters, OfOps, OfIntake];

    private readonly string _place;
    private readonly string[] _keys;

    private KnownKeys(string place, string[] keys) => (_place, _keys) = (place, keys);

    public void Check(MapNode map, ProblemList problems)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!_keys.Contains(key.Text))
            {
                problems.Warn(key.At, problems.IsFull ? "unknown key" : $"unknown key {Quoting.Quote(key.Text)} is ignored; {Mend(key.Text)}");
            }
        }
    }

    private string Mend(string key)
    {
        var begun = key.Length >= 4 ? Array.Find(_keys, known => known.StartsWith(key, StringComparison.OrdinalIgnoreCase)) : null;
        if ((begun ?? Spelling.Nearest(key, _keys)) is { } meant)
        {
            return $"did you mean \"{meant}\"?";
        }

        return Array.Find(Places, place => place._keys.Contains(key)) is { } elsewhere
            ? $"it belongs {elsewhere._place}"
            : $"remove it; known {_place}: {string.Join(", ", _keys)}";
    }
}

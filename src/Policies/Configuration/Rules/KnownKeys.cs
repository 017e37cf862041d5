using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The keys that mean something in one place of the file. Others are ignored, with a warning.</summary>
internal sealed class KnownKeys
{
    public static readonly KnownKeys OfFile = new("at the top of the file", ["channels", "escalation_policy", "private_message_deny", "workspaces"]);
    public static readonly KnownKeys OfLevel = new("in a level of escalation_policy", ["handlers", "escalate_after_seconds"]);

    public static readonly KnownKeys OfWorkspace = new(
        "in an entry of workspaces", ["team_id", "token_env", "token_file", "channels", "escalation_policy", "private_message_deny"]);

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
        if (Array.Find([OfFile, OfLevel, OfWorkspace], place => place._keys.Contains(key)) is { } elsewhere)
        {
            return $"it belongs {elsewhere._place}";
        }

        var begun = key.Length >= 4 ? Array.Find(_keys, known => known.StartsWith(key, StringComparison.OrdinalIgnoreCase)) : null;
        return (begun ?? Spelling.Nearest(key, _keys)) is { } meant
            ? $"did you mean \"{meant}\"?"
            : $"remove it; known {_place}: {string.Join(", ", _keys)}";
    }
}

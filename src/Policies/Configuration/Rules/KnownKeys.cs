using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The keys that mean something in one place of the file. Others are ignored, with a warning.</summary>
internal sealed class KnownKeys
{
    public static readonly KnownKeys OfFile = new("at the top of the file", ["channels", "escalation_policy", "private_message_deny"]);
    public static readonly KnownKeys OfLevel = new("in a level of escalation_policy", ["handlers", "escalate_after_seconds"]);

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
        var elsewhere = this == OfFile ? OfLevel : OfFile;
        if (elsewhere._keys.Contains(key))
        {
            return $"it belongs {elsewhere._place}";
        }

        var begun = key.Length >= 4 ? Array.Find(_keys, known => known.StartsWith(key, StringComparison.OrdinalIgnoreCase)) : null;
        return (begun ?? Spelling.Nearest(key, _keys)) is { } meant
            ? $"did you mean \"{meant}\"?"
            : $"remove it; known {_place}: {string.Join(", ", _keys)}";
    }
}

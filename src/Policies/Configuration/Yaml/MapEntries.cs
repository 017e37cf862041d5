using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Collects the entries of a map and reports the keys that no map may have.</summary>
internal sealed class MapEntries(ProblemList problems)
{
    private readonly Dictionary<string, MapEntry> _entries = [];
    private readonly ImmutableArray<MapEntry>.Builder _inOrder = ImmutableArray.CreateBuilder<MapEntry>();

    public void Add(Node key, Node value)
    {
        if (key is not TextNode text)
        {
            problems.Error(key.At, $"a key must be text, not {key.Kind}; write it as name: value");
        }
        else if (text is { Text: "<<", IsPlain: true })
        {
            problems.Error(key.At, "merge keys (<<) are not supported; write the keys out");
        }
        else if (_entries.TryGetValue(text.Text, out var first))
        {
            problems.Error(key.At, $"the key {Quoting.Quote(text.Text)} stands twice, first on line {first.Key.At.Line}; keep one of them");
        }
        else
        {
            // An empty value has no place of its own that anybody could find.
            var entry = new MapEntry(text, value is TextNode { Text: "", IsPlain: true } nothing ? nothing with { At = key.At } : value);
            _entries.Add(text.Text, entry);
            _inOrder.Add(entry);
        }
    }

    public ImmutableArray<MapEntry> ToImmutable() => _inOrder.DrainToImmutable();
}

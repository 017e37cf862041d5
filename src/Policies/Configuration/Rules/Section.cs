using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>A key whose value is a map with keys of its own, all of them optional.</summary>
internal static class Section
{
    /// <summary>The map; null when the key is left out or is something else.</summary>
    /// <param name="example">How the key is written.</param>
    public static MapNode? Read(MapEntry? entry, string example, ProblemList problems)
    {
        if (entry is null or { Value: TextNode { IsNothing: true } })
        {
            return null;
        }

        if (entry.Value is not MapNode map)
        {
            problems.Error(entry.Value.At, $"{entry.Key.Text} must be a map, not {entry.Value.Kind}; write it as {example}");
            return null;
        }

        return map;
    }

    /// <summary>The same, with a warning for every key that means nothing in it.</summary>
    public static MapNode? Read(MapEntry? entry, KnownKeys keys, string example, ProblemList problems)
    {
        var map = Read(entry, example, problems);
        if (map is not null)
        {
            keys.Check(map, problems);
        }

        return map;
    }
}

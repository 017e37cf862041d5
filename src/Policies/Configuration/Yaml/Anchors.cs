using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>The anchored nodes of one file, and how much aliases have stood for so far.</summary>
internal sealed partial class Anchors
{
    /// <summary>What all aliases of a file may stand for together.</summary>
    public const int MostThroughAliases = 10_000;

    private readonly Dictionary<AnchorName, Node?> _nodes = [];
    private readonly Dictionary<string, int> _written = [];

    /// <summary>Of a file that is read as a whole.</summary>
    public Anchors()
    {
    }

    /// <summary>Of a file that is read in pieces, of which some cannot be read.</summary>
    public Anchors(IReadOnlyList<string> lines)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            foreach (var anchor in Written().EnumerateMatches(lines[line]))
            {
                _written.TryAdd(lines[line].Substring(anchor.Index + 1, anchor.Length - 1), line + 1);
            }
        }
    }

    /// <summary>Nodes that aliases stood for, counted in full. Reading a text again begins with what was counted before it.</summary>
    public int ThroughAliases { get; set; }

    /// <summary>Aliases have stood for too much, which is reported once: from now on none stands for anything.</summary>
    public bool IsSpent { get; set; }

    /// <summary>The anchor of a node that is still being read.</summary>
    public void Begin(AnchorName name) => _nodes[name] = null;

    public void Set(AnchorName name, Node node) => _nodes[name] = node;

    /// <summary>Whether there is such an anchor; its node is null inside itself.</summary>
    public bool TryGet(AnchorName name, out Node? node) => _nodes.TryGetValue(name, out node);

    /// <summary>Whether the anchor stands before this place, in a part that could not be read.</summary>
    public bool MayBeUnread(AnchorName name, Position before) => _written.TryGetValue(name.Value, out var line) && line <= before.Line;

    [GeneratedRegex(@"(?<![^\s,\[{:-])&[^\s,\[\]{}]+")]
    private static partial Regex Written();
}

using YamlDotNet.Core;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>The anchored nodes of one file, and how much aliases have stood for so far.</summary>
/// <param name="text">The file when parts of it cannot be read; null when all of it is read.</param>
internal sealed class Anchors(string? text = null)
{
    /// <summary>What all aliases of a file may stand for together.</summary>
    public const int MostThroughAliases = 10_000;

    private readonly Dictionary<AnchorName, Node?> _nodes = [];
    private readonly Dictionary<AnchorName, bool> _mayBeUnread = [];

    /// <summary>Nodes that aliases stood for, counted in full. Reading a text again begins with what was counted before it.</summary>
    public int ThroughAliases { get; set; }

    /// <summary>Aliases have stood for too much, which is reported once: from now on none stands for anything.</summary>
    public bool IsSpent { get; set; }

    /// <summary>The anchor of a node that is still being read.</summary>
    public void Begin(AnchorName name) => _nodes[name] = null;

    public void Set(AnchorName name, Node node) => _nodes[name] = node;

    /// <summary>Whether there is such an anchor; its node is null inside itself.</summary>
    public bool TryGet(AnchorName name, out Node? node) => _nodes.TryGetValue(name, out node);

    /// <summary>Whether the anchor may stand in a part that could not be read.</summary>
    public bool MayBeUnread(AnchorName name)
    {
        if (!_mayBeUnread.TryGetValue(name, out var isInText))
        {
            _mayBeUnread[name] = isInText = text?.Contains($"&{name.Value}", StringComparison.Ordinal) ?? false;
        }

        return isInText;
    }
}

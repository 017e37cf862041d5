using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Turns the parser's events into nodes. An alias is the node of its anchor, so nothing is ever copied.</summary>
internal sealed class NodeReader(Parser parser, ProblemList problems)
{
    private const int DeepestNesting = 32;
    private const int MostThroughAliases = 10_000;

    private readonly Dictionary<AnchorName, Node?> _anchors = [];
    private int _throughAliases;
    private int _depth;

    public Node Read()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }

        var start = parser.Require<NodeEvent>();
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = null;
        }

        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
        {
            problems.Error(Position.Of(start.Start), "YAML tags (!…) are not supported; remove the tag");
        }

        Node node = start switch
        {
            Scalar => ReadText(),
            SequenceStart => ReadList(),
            _ => ReadMap(),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }

        return node;
    }

    private TextNode ReadText()
    {
        var scalar = parser.Consume<Scalar>();
        var at = Position.Of(scalar.Start);
        if (SlackTokens.IsIn(scalar.Value))
        {
            problems.Token(at, (int)scalar.End.Line);
        }

        return new TextNode(at, scalar.Value, scalar.Style is ScalarStyle.Plain);
    }

    private ListNode ReadList()
    {
        var start = parser.Consume<SequenceStart>();
        GoDeeper(start);
        var items = ImmutableArray.CreateBuilder<Node>();
        var size = 1;
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read());
            size += items[^1].Size;
        }

        _depth--;
        return new ListNode(Position.Of(start.Start), size, items.DrainToImmutable());
    }

    private MapNode ReadMap()
    {
        var start = parser.Consume<MappingStart>();
        GoDeeper(start);
        var entries = new MapEntries(problems);
        var size = 1;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Read();
            var value = Read();
            size += key.Size + value.Size;
            entries.Add(key, value);
        }

        _depth--;
        return new MapNode(Position.Of(start.Start), size, entries.ToImmutable());
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            throw new RefusedYamlException(alias.Start, $"the alias *{Quoting.Clean(alias.Value.Value)} has no anchor before it; write the value out");
        }

        if (node is null)
        {
            throw new RefusedYamlException(alias.Start, $"the alias *{Quoting.Clean(alias.Value.Value)} stands inside its own anchor; write the value out");
        }

        _throughAliases += node.Size;
        return _throughAliases <= MostThroughAliases
            ? node
            : throw new RefusedYamlException(alias.Start, $"the aliases up to here stand for more than {MostThroughAliases} values; write the values out");
    }

    private void GoDeeper(NodeEvent start)
    {
        if (++_depth > DeepestNesting)
        {
            throw new RefusedYamlException(start.Start, $"the nesting is deeper than {DeepestNesting}; a configuration needs 4, so check the brackets and dashes");
        }
    }
}

using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Turns the parser's events into nodes. An alias is the node of its anchor, so nothing is ever copied.</summary>
internal sealed class NodeReader(Parser parser, Passage passage, Anchors anchors, ProblemList problems)
{
    private const int DeepestNesting = 32;

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
            anchors.Begin(start.Anchor);
        }

        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
        {
            problems.Error(passage.PlaceOf(start.Start), "YAML tags (!…) are not supported; remove the tag");
        }

        Node node = start switch
        {
            Scalar => ReadText(),
            SequenceStart => ReadList(),
            _ => ReadMap(),
        };
        if (!start.Anchor.IsEmpty)
        {
            anchors.Set(start.Anchor, node);
        }

        return node;
    }

    private TextNode ReadText()
    {
        var scalar = parser.Consume<Scalar>();
        var at = passage.PlaceOf(scalar.Start);
        if (SlackTokens.IsIn(scalar.Value))
        {
            problems.Token(at, passage.PlaceOf(scalar.End).Line);
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
        return new ListNode(passage.PlaceOf(start.Start), size, items.DrainToImmutable());
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
        return new MapNode(passage.PlaceOf(start.Start), size, entries.ToImmutable());
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (anchors.IsSpent)
        {
            return new UnreadNode();
        }

        var isKnown = anchors.TryGet(alias.Value, out var node);
        if (node is null)
        {
            var at = passage.PlaceOf(alias.Start);
            if (!anchors.MayBeUnread(alias.Value, at))
            {
                var why = isKnown ? "stands inside its own anchor" : "has no anchor before it";
                problems.Error(at, $"the alias *{Quoting.Clean(alias.Value.Value)} {why}; write the value out");
            }

            return new UnreadNode();
        }

        anchors.ThroughAliases += node.Size;
        anchors.IsSpent = anchors.ThroughAliases > Anchors.MostThroughAliases;
        return anchors.IsSpent
            ? throw new RefusedYamlException(alias.Start, $"the aliases up to here stand for more than {Anchors.MostThroughAliases} values; write the values out")
            : node;
    }

    private void GoDeeper(NodeEvent start)
    {
        if (++_depth > DeepestNesting)
        {
            throw new RefusedYamlException(start.Start, $"the nesting is deeper than {DeepestNesting}; a configuration needs 4, so check the brackets and dashes");
        }
    }
}

using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>
/// Reads a text that is no valid YAML piece by piece: what cannot be read is reported and left out, so that one mistake hides no other.
/// </summary>
/// <param name="lines">The file's lines, which are changed.</param>
/// <param name="widened">By how much the indentation of each is wider than in the file.</param>
internal sealed class PieceReader(string[] lines, ImmutableArray<int> widened, ProblemList problems)
{
    private const int Deepest = 32;

    private readonly Anchors _anchors = new(lines);
    private readonly List<(Range Lines, Range Seen)> _unread = [];

    /// <summary>The lines of each piece that could not be read, and those of them that were seen until then.</summary>
    public IReadOnlyList<(Range Lines, Range Seen)> Unread => _unread;

    /// <summary>The root with all that could be read; null when that is nothing.</summary>
    public Node? Read() => ReadBlock(0, OnlyDocument(), 0) is var root and not UnreadNode ? root : null;

    /// <summary>Where the first document ends. What stands before it is taken away.</summary>
    private int OnlyDocument()
    {
        for (var (line, isBefore) = (0, true); line < lines.Length; line++)
        {
            var (begins, ends) = (IsMark(lines[line], "---"), IsMark(lines[line], "..."));
            if (isBefore && (begins || lines[line].StartsWith("%YAML ", StringComparison.Ordinal) || lines[line].StartsWith("%TAG ", StringComparison.Ordinal)))
            {
                lines[line] = begins ? $"   {lines[line][3..]}" : "";
            }
            else if (begins || ends)
            {
                if (begins)
                {
                    problems.Error(Place(line, 0), PassageReader.SecondDocument);
                }

                return line;
            }

            isBefore &= !PieceSplitter.IsContent(lines[line]);
        }

        return lines.Length;
    }

    private static bool IsMark(string line, string mark) => line.StartsWith(mark, StringComparison.Ordinal) && line.AsSpan(3) is [] or [' ' or '\t', ..];

    private Node ReadBlock(int from, int to, int depth)
    {
        if (TryRead(from, to, out var node) is not { } failure)
        {
            return node;
        }

        if (depth is Deepest || problems.IsFullOfErrors || PieceSplitter.Split(lines, from, to) is not [_, ..] pieces || (failure.IsTooMuch && pieces is [_]))
        {
            return ReadWhole(from, to, failure);
        }

        var unreadBefore = _unread.Count;
        node = pieces.Any(piece => piece.Kind is PieceKind.Item) ? ReadItems(pieces, depth) : ReadEntries(pieces, depth);
        if (_unread.Count == unreadBefore)
        {
            Report(failure, from, to);
        }

        return node;
    }

    /// <summary>The items of a list, each read as if its dash were not there.</summary>
    private ListNode ReadItems(IEnumerable<Piece> pieces, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        Position? at = null;
        foreach (var piece in pieces.TakeWhile(IsLookedAt))
        {
            var dash = PieceSplitter.Indentation(lines[piece.From]);
            at ??= Place(piece.From, dash);
            if (piece.Kind is PieceKind.Item)
            {
                items.Add(ReadItem(piece, dash, depth));
                continue;
            }

            switch (ReadStray(piece, depth))
            {
                case ListNode list:
                    items.AddRange(list.Items);
                    break;
                case MapNode map when items is [.., MapNode level]:
                    items[^1] = level with { Size = level.Size + map.Size, Entries = [.. level.Entries, .. map.Entries.Where(entry => level.Find(entry.Key.Text) is null)] };
                    break;
                case var other when items is [.., MapNode level]:
                    items[^1] = level with { IsPartial = true };
                    break;
                case var other:
                    items.Add(other is MapNode ? other : new UnreadNode());
                    break;
            }
        }

        return new ListNode(at ?? Position.Nowhere, 1 + items.Sum(item => item.Size), items.ToImmutable());
    }

    private Node ReadItem(Piece piece, int dash, int depth)
    {
        var rest = lines[piece.From].AsSpan(dash + 1);
        if (rest is [not (' ' or '\t'), ..])
        {
            Report(Place(piece.From, dash), "a dash needs a space behind it, as in - handlers: [dilbert]", piece.From..piece.To);
        }

        var value = rest.TrimStart(" \t");
        var indentation = new string(' ', dash + 1 + rest.Length - value.Length);
        lines[piece.From] = PieceSplitter.Anchor().IsMatch(value) ? indentation : string.Concat(indentation, value);
        var item = ReadBlock(piece.From, piece.To, depth + 1);
        return item is TextNode { IsPlain: true, Text: "" } ? item with { At = Place(piece.From, dash + 1) } : item;
    }

    private MapNode ReadEntries(IEnumerable<Piece> pieces, int depth)
    {
        var entries = new MapEntries(problems);
        Position? at = null;
        var (size, isPartial) = (1, false);
        foreach (var piece in pieces.TakeWhile(IsLookedAt))
        {
            var read = piece.Kind is PieceKind.Stray ? (ReadStray(piece, depth) as MapNode)?.Entries : ReadEntry(piece, depth);
            isPartial |= read is null;
            foreach (var entry in read ?? [])
            {
                at ??= entry.Key.At;
                size += 1 + entry.Value.Size;
                entries.Add(entry.Key, entry.Value);
            }
        }

        return new MapNode(at ?? Position.Nowhere, size, entries.ToImmutable()) { IsPartial = isPartial };
    }

    /// <summary>Nobody mends more than that at once, and it takes time.</summary>
    private bool IsLookedAt(Piece piece)
    {
        if (!problems.IsFullOfErrors)
        {
            return true;
        }

        problems.GiveUp(Place(piece.From, 0));
        return false;
    }

    /// <summary>The entry, and those that stand too deep below it; null when it is no entry after all.</summary>
    private ImmutableArray<MapEntry>? ReadEntry(Piece piece, int depth)
    {
        var (from, to) = (piece.From, piece.To);
        if (TryRead(from, to, out var node) is not { } failure)
        {
            return (node as MapNode)?.Entries;
        }

        var key = Key(from);
        var rest = PieceSplitter.Entry().Match(lines[from]).Groups["rest"].Value;
        var below = Array.FindIndex(lines, from + 1, to - from - 1, PieceSplitter.IsContent);
        if (below >= 0 && (rest is "" || PieceSplitter.Anchor().IsMatch(rest)))
        {
            return [new MapEntry(key, ReadBlock(from + 1, to, depth + 1))];
        }

        if (below >= 0 && PieceSplitter.KindOf(lines[below]) is PieceKind.Entry && TryRead(from, below, out var alone) is null)
        {
            var deeper = ReadStray(new Piece(PieceKind.Stray, below, to), depth) as MapNode;
            return [.. (alone as MapNode)?.Entries ?? [], .. deeper?.Entries ?? []];
        }

        return ReadWhole(from, to, failure) is MapNode map ? map.Entries : [new MapEntry(key, new UnreadNode())];
    }

    private TextNode Key(int line)
    {
        var text = PieceSplitter.Entry().Match(lines[line]).Groups["key"].Value.TrimEnd();
        PassageReader.Read(new Passage(text, line + 1, widened), _anchors, problems, out var key);
        var at = Place(line, PieceSplitter.Indentation(lines[line]));
        return key is TextNode read ? read with { At = at } : new TextNode(at, text, IsPlain: true);
    }

    /// <summary>Lines that belong to nothing around them are a mistake also when they can be read.</summary>
    private Node ReadStray(Piece piece, int depth)
    {
        var unreadBefore = _unread.Count;
        var node = ReadBlock(piece.From, piece.To, depth + 1);
        if (_unread.Count == unreadBefore)
        {
            Report(
                Place(piece.From, PieceSplitter.Indentation(lines[piece.From])),
                "this belongs to nothing around it; check the indentation, and the space after dashes and colons",
                piece.From..piece.To);
        }

        return node;
    }

    /// <summary>What has no smaller pieces: read when nothing but single characters was in the way.</summary>
    private Node ReadWhole(int from, int to, YamlFailure failure)
    {
        for (var current = failure; ;)
        {
            Report(current, from, to);
            if (!current.IsOneCharacter || problems.IsFullOfErrors)
            {
                return new UnreadNode();
            }

            var (line, column) = (from + current.InPassage.Line - 1, current.InPassage.Column - 1);
            var rest = lines[line].AsSpan(column);
            var kept = rest.TrimStart(rest[0]);
            lines[line] = string.Concat(lines[line].AsSpan(0, column), new string(' ', rest.Length - kept.Length), kept);
            if (TryRead(from, to, out var node) is not { } next)
            {
                return node;
            }

            current = next;
        }
    }

    private YamlFailure? TryRead(int from, int to, out Node node)
    {
        var passage = new Passage(string.Join('\n', lines, from, to - from) + "\n", from + 1, widened);
        var failure = PassageReader.Read(passage, _anchors, problems, out var root);
        node = root ?? new TextNode(Place(from, 0), "", IsPlain: true);
        return failure;
    }

    private void Report(Position at, string message, Range piece)
    {
        _unread.Add((piece, piece));
        problems.Error(at, message);
    }

    private void Report(YamlFailure failure, int from, int to)
    {
        _unread.Add((from..to, from..Math.Min(to, from + failure.ReachedLine)));
        problems.Error(failure.At, failure.Message);
    }

    private Position Place(int line, int column) => new Passage("", line + 1, widened).PlaceOf(new Position(1, column + 1));
}

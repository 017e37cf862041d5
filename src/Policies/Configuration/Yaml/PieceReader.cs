using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>
/// Reads a text that is no valid YAML piece by piece: what cannot be read is reported and left out, so that one mistake hides no other.
/// The entries of a map and the items of a list are told apart by their indentation alone.
/// </summary>
/// <param name="lines">The file's lines, which are changed.</param>
/// <param name="widened">By how much the indentation of each is wider than in the file.</param>
internal sealed partial class PieceReader(string[] lines, ImmutableArray<int> widened, ProblemList problems)
{
    private const int Deepest = 32;

    private readonly Anchors _anchors = new(string.Join('\n', lines));
    private int _failures;

    /// <summary>The root with all that could be read; null when that is nothing.</summary>
    public Node? Read()
    {
        if (Array.FindIndex(lines, IsContent) is >= 0 and var first && lines[first].TrimEnd() is "---")
        {
            lines[first] = "";
        }

        return ReadBlock(0, lines.Length, 0) is var root and not UnreadNode ? root : null;
    }

    /// <summary>How many mistakes it would report.</summary>
    public static int CountFailures((string[] Lines, ImmutableArray<int> Widened) text)
    {
        var reader = new PieceReader(text.Lines, text.Widened, new ProblemList(""));
        reader.Read();
        return reader._failures;
    }

    private Node ReadBlock(int from, int to, int depth)
    {
        if (TryRead(from, to, out var node) is not { } failure)
        {
            return node;
        }

        if (depth is Deepest || problems.IsFull || Split(from, to) is not { } pieces || (failure.IsTooMuch && pieces is [_]))
        {
            return ReadWhole(from, to, failure);
        }

        var failuresBefore = _failures;
        node = IsItem(lines[pieces[0].From]) ? ReadItems(pieces, depth) : ReadEntries(pieces, depth);
        if (_failures == failuresBefore)
        {
            Report(failure);
        }

        return node;
    }

    /// <summary>The items of a list, each read as if its dash were not there.</summary>
    private ListNode ReadItems(IEnumerable<(int From, int To)> pieces, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        Position? at = null;
        foreach (var (from, to) in pieces)
        {
            var dash = Indentation(lines[from]);
            var rest = lines[from].AsSpan(dash + 1);
            var value = rest.TrimStart(" \t");
            at ??= Place(from, dash);
            lines[from] = string.Concat(new string(' ', dash + 1 + rest.Length - value.Length), value);
            var item = ReadBlock(from, to, depth + 1);
            items.Add(item is TextNode { IsPlain: true, Text: "" } ? item with { At = Place(from, dash + 1) } : item);
        }

        return new ListNode(at!.Value, 1 + items.Sum(item => item.Size), items.ToImmutable());
    }

    private MapNode ReadEntries(IEnumerable<(int From, int To)> pieces, int depth)
    {
        var entries = new MapEntries(problems);
        Position? at = null;
        var size = 1;
        foreach (var (from, to) in pieces)
        {
            var key = new TextNode(Place(from, Indentation(lines[from])), Key().Match(lines[from]).Groups["key"].Value, IsPlain: true);
            var value = ReadEntry(from, to, depth);
            at ??= key.At;
            size += 1 + value.Size;
            entries.Add(key, value);
        }

        return new MapNode(at!.Value, size, entries.ToImmutable());
    }

    /// <summary>The value of an entry.</summary>
    private Node ReadEntry(int from, int to, int depth)
    {
        if (TryRead(from, to, out var node) is not { } failure)
        {
            return ValueOf(node);
        }

        return Key().Match(lines[from]).Groups["rest"].Value is "" && Array.FindIndex(lines, from + 1, to - from - 1, IsContent) >= 0
            ? ReadBlock(from + 1, to, depth + 1)
            : ValueOf(ReadWhole(from, to, failure));
    }

    private static Node ValueOf(Node node) => node is MapNode { Entries: [var only] } ? only.Value : new UnreadNode();

    /// <summary>What has no smaller pieces: read when nothing but single characters was in the way.</summary>
    private Node ReadWhole(int from, int to, YamlFailure failure)
    {
        for (var current = failure; ;)
        {
            Report(current);
            if (!current.IsOneCharacter || problems.IsFull)
            {
                return new UnreadNode();
            }

            var (line, column) = (from + current.InPassage.Line - 1, current.InPassage.Column - 1);
            lines[line] = string.Concat(lines[line].AsSpan(0, column), " ", lines[line].AsSpan(column + 1));
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

    private void Report(YamlFailure failure)
    {
        _failures++;
        problems.Error(failure.At, failure.Message);
    }

    /// <summary>Which lines each piece has; null when there are no pieces.</summary>
    private (int From, int To)[]? Split(int from, int to)
    {
        var first = Array.FindIndex(lines, from, to - from, IsContent);
        if (first < 0 || !(IsItem(lines[first]) || Key().IsMatch(lines[first])))
        {
            return null;
        }

        Predicate<string> isStart = IsItem(lines[first]) ? IsItem : Key().IsMatch;
        var indentation = Indentation(lines[first]);
        var starts = new List<int>();
        for (var line = first; line < to; line++)
        {
            var own = Indentation(lines[line]);
            if (own < indentation && IsContent(lines[line]))
            {
                return null;
            }

            if (own == indentation && isStart(lines[line]))
            {
                starts.Add(line);
            }
        }

        return [.. starts.Zip([.. starts.Skip(1), to])];
    }

    private Position Place(int line, int column) => new Passage("", line + 1, widened).PlaceOf(new Position(1, column + 1));

    private static int Indentation(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    private static bool IsContent(string line) => line.AsSpan().TrimStart(" \t") is not ([] or ['#', ..]);

    private static bool IsItem(string line) => line.AsSpan().TrimStart(' ') is ['-'] or ['-', ' ' or '\t', ..];

    // A key that nothing has to be known about YAML for.
    [GeneratedRegex(@"\A *(?<key>\w[\w.-]*)[ \t]*:(?:[ \t]+(?<rest>[^#\s].*)?|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}

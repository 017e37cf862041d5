using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Reads one YAML document into nodes, within limits that no bomb gets past.</summary>
internal static class TreeReader
{
    /// <summary>
    /// The document's root; null when there is none or nothing of it can be read, with the reason in <paramref name="problems"/>. What is
    /// no YAML is reported and left out: the rest is there to be checked.
    /// </summary>
    public static Node? Read(string text, ProblemList problems)
    {
        if (PassageReader.Read(new Passage(text, 1, []), new Anchors(), problems, out var root) is { } failure)
        {
            root = ReadPieces(text.ReplaceLineEndings("\n").Split('\n'), problems);
            if (!problems.HasErrors)
            {
                // Whatever the pieces are, the whole is no YAML.
                problems.Error(failure.At, failure.Message);
            }
        }
        else if (root is null)
        {
            problems.Error(Position.Start, "the file is empty; it needs at least an escalation_policy");
        }

        return root;
    }

    private static Node? ReadPieces(string[] lines, ProblemList problems)
    {
        var tabs = TabsInTheWay(lines);
        if (tabs is not [var first, ..])
        {
            return new PieceReader(lines, [], problems).Read();
        }

        var others = tabs is [_] ? "" : $" (and {tabs.Length - 1} more)";
        problems.Error(
            new Position(first + 1, TabIndentation.ColumnIn(lines[first])!.Value),
            $"this line is indented with a tab{others}; YAML indents with spaces only, so replace the tabs with spaces");

        // How wide a tab was meant nobody knows: most probably so that the rest makes sense, of which the beginning tells enough.
        var width = TabIndentation.Widths.MinBy(width => UnreadOf(TabIndentation.Widen([.. lines.Take(1000)], width)).Count);
        var (widened, by) = TabIndentation.Widen(lines, width);
        return new PieceReader(widened, by, problems).Read();
    }

    /// <summary>The lines that are indented with tabs in pieces that cannot be read for that. Where YAML allows tabs they are in nobody's way.</summary>
    private static int[] TabsInTheWay(string[] lines)
    {
        var withTab = Enumerable.Range(0, lines.Length).Where(line => TabIndentation.ColumnIn(lines[line]) is not null).ToArray();
        return withTab is [] ? [] : [.. UnreadOf((lines, [])).Where(unread => In(unread.Seen).Any()).SelectMany(unread => In(unread.Lines)).Distinct().Order()];

        IEnumerable<int> In(Range range)
        {
            var first = Array.BinarySearch(withTab, range.Start.Value);
            return withTab.Skip(first < 0 ? ~first : first).TakeWhile(line => line < range.End.Value);
        }
    }

    private static IReadOnlyList<(Range Lines, Range Seen)> UnreadOf((string[] Lines, ImmutableArray<int> Widened) text)
    {
        var reader = new PieceReader([.. text.Lines], text.Widened, new ProblemList(""));
        reader.Read();
        return reader.Unread;
    }
}

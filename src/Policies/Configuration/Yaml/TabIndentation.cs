using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Finds lines whose indentation has a tab in it: the usual reason why a file that looks right cannot be read.</summary>
internal static class TabIndentation
{
    /// <summary>How many spaces a tab may stand for, the likeliest first.</summary>
    public static readonly ImmutableArray<int> Widths = [2, 4, 8, 1, 0];

    /// <summary>The first such line up to <paramref name="lastLine"/>, and how many follow in the whole text.</summary>
    public static (Position First, string Others)? Find(IEnumerable<string> lines, int lastLine)
    {
        Position? first = null;
        var (line, others) = (0, 0);
        foreach (var content in lines)
        {
            line++;
            var indentation = IndentationOf(content);
            var tab = indentation.IndexOf('\t');
            if (tab < 0 || indentation.Length == content.Length || content[indentation.Length] is '#')
            {
                continue;
            }

            if (first is not null)
            {
                others++;
            }
            else if (line <= lastLine)
            {
                first = new Position(line, tab + 1);
            }
            else
            {
                return null;
            }
        }

        return first is { } found ? (found, others is 0 ? "" : $" (and {others} more)") : null;
    }

    /// <summary>The lines with <paramref name="width"/> spaces for each tab of an indentation, and by how much each became longer.</summary>
    public static (string[] Lines, ImmutableArray<int> By) Widen(IReadOnlyCollection<string> lines, int width)
    {
        var spaces = new string(' ', width);
        string[] widened = [.. lines.Select(line => IndentationOf(line) is var indentation && indentation.Contains('\t')
            ? string.Concat(indentation.ToString().Replace("\t", spaces, StringComparison.Ordinal), line.AsSpan(indentation.Length))
            : line)];
        return (widened, [.. widened.Zip(lines, (wide, narrow) => wide.Length - narrow.Length)]);
    }

    private static ReadOnlySpan<char> IndentationOf(string line) => line.AsSpan(0, line.Length - line.AsSpan().TrimStart(" \t").Length);
}

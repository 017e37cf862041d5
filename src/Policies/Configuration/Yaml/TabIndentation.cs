using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Lines whose indentation has a tab in it: the usual reason why a file that looks right cannot be read.</summary>
internal static class TabIndentation
{
    /// <summary>How many spaces a tab may stand for, the likeliest first.</summary>
    public static readonly ImmutableArray<int> Widths = [2, 4, 8, 1, 0];

    /// <summary>Where the tab is; null when there is none in the line's indentation.</summary>
    public static int? ColumnIn(string line) => IndentationOf(line).IndexOf('\t') is >= 0 and var index ? index + 1 : null;

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

using System.Text.RegularExpressions;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Tells items and entries apart by their lines' indentation, without knowing more of YAML than brackets.</summary>
internal static partial class PieceSplitter
{
    /// <summary>The pieces of some lines: items or entries, and strays among them. Empty when there is none but perhaps strays.</summary>
    public static IReadOnlyList<Piece> Split(string[] lines, int from, int to)
    {
        var content = Enumerable.Range(from, to - from).Where(line => IsContent(lines[line])).ToArray();
        if (content is [])
        {
            return [];
        }

        var outermost = content.Min(line => Indentation(lines[line]));
        var closes = ClosingLines(lines, from, to);
        var pieces = new List<Piece>();
        PieceKind? all = null;
        var inBrackets = from;
        foreach (var line in content)
        {
            var (indentation, kind) = (Indentation(lines[line]), KindOf(lines[line]));
            if (line < inBrackets)
            {
                continue;
            }

            if (indentation == outermost && kind is not PieceKind.Stray)
            {
                all ??= kind;
                inBrackets = closes[line - from];
                if (kind == all)
                {
                    pieces.Add(new Piece(kind, line, to));
                    continue;
                }

                if (kind is PieceKind.Item && pieces is [.., { Kind: PieceKind.Entry }])
                {
                    // A list may stand right below its key.
                    continue;
                }
            }

            if (pieces is [.., var last])
            {
                var begun = lines[last.From];
                var closesBrackets = lines[line].AsSpan().TrimStart(" \t") is [']' or '}', ..];
                var belongs = indentation > outermost && !(last.Kind is PieceKind.Item && kind is PieceKind.Item && indentation < ContentIndentation(begun));
                var goesOn = last.Kind is PieceKind.Stray && kind is not PieceKind.Stray && kind == KindOf(begun) && indentation == Indentation(begun);
                if (closesBrackets || belongs || goesOn)
                {
                    continue;
                }
            }

            pieces.Add(new Piece(PieceKind.Stray, line, to));
        }

        return all is null ? [] : [.. pieces.Select((piece, i) => piece with { To = i + 1 < pieces.Count ? pieces[i + 1].From : to })];
    }

    /// <summary>Whether there is more on a line than blanks and a comment.</summary>
    public static bool IsContent(string line) => line.AsSpan().TrimStart(" \t") is not ([] or ['#', ..]);

    public static int Indentation(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    /// <summary>A line that begins an entry, as the groups <c>key</c> and <c>rest</c>.</summary>
    [GeneratedRegex("""\A *(?<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`\[\]{},?:-](?>(?:[^:]|:(?![ \t]|\z))*))[ \t]*:(?:[ \t]+(?<rest>[^#\s].*)?|\z)""", RegexOptions.ExplicitCapture)]
    public static partial Regex Entry();

    /// <summary>An anchor and nothing else, which belongs to what stands below.</summary>
    [GeneratedRegex(@"\A&[^\s,\[\]{}]+\s*(?:#.*)?\z")]
    public static partial Regex Anchor();

    public static PieceKind KindOf(string line) => line.AsSpan().TrimStart(' ') switch
    {
        ['-'] or ['-', ' ' or '\t', ..] => PieceKind.Item,

        // The space behind the dash was forgotten.
        ['-', .. var rest] when Entry().IsMatch(rest) => PieceKind.Item,
        _ => Entry().IsMatch(line) ? PieceKind.Entry : PieceKind.Stray,
    };

    /// <summary>The column, from 0, that the content of an item begins in.</summary>
    private static int ContentIndentation(string item)
    {
        var dash = Indentation(item);
        return item.AsSpan(dash + 1).TrimStart(" \t") is { Length: > 0 } content ? item.Length - content.Length : dash + 2;
    }

    /// <summary>For each line the index after the one that closes the brackets which it opens; of itself when it opens none, or none closes them.</summary>
    private static int[] ClosingLines(string[] lines, int from, int to)
    {
        var closes = new int[to - from];
        var open = new Stack<(int Line, int Depth, int Ends)>();
        var (depth, ends, isOver) = (0, 0, false);
        for (var line = from; line < to; line++)
        {
            closes[line - from] = line;
            if (!IsContent(lines[line]))
            {
                continue;
            }

            // Within brackets a line ends with a comma or the next one closes them; else they were forgotten.
            ends += isOver && lines[line].AsSpan().TrimStart(" \t") is not [']' or '}' or ',', ..] ? 1 : 0;
            var before = depth;
            (var more, isOver) = Brackets(lines[line]);
            depth += more;
            while (open.TryPeek(out var opener) && (depth <= opener.Depth || ends > opener.Ends))
            {
                open.Pop();
                closes[opener.Line - from] = ends > opener.Ends ? opener.Line : line + 1;
            }

            if (depth > before)
            {
                open.Push((line, before, ends));
            }
        }

        return closes;
    }

    /// <summary>How many more brackets a line opens than it closes, quotes and comments left out, and whether nothing need follow.</summary>
    private static (int Open, bool IsOver) Brackets(string line)
    {
        var (open, quote, before, last) = (0, '\0', ' ', ' ');
        foreach (var c in line)
        {
            var mayBegin = before is ' ' or '\t' or '[' or '{' or ',' or ':';
            if (quote is not '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '#' && before is (' ' or '\t'))
            {
                break;
            }
            else if (c is '"' or '\'' && mayBegin)
            {
                quote = c;
            }
            else
            {
                open += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            }

            before = c;
            last = c is ' ' or '\t' ? last : c;
        }

        return (open, last is not (',' or '[' or '{'));
    }
}

using YamlDotNet.Core;

namespace Pokemanager.Policies.Configuration;

/// <summary>A place in a text: line and column from 1, columns in UTF-16 units.</summary>
internal readonly record struct Position(int Line, int Column) : IComparable<Position>
{
    public static readonly Position Start = new(1, 1);

    /// <summary>The place of what could not be read; no problem is kept that is reported there.</summary>
    public static readonly Position Nowhere;

    public static Position Of(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>The place of a character, with line breaks counted as YAML does.</summary>
    public static Position At(ReadOnlySpan<char> text, int index)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < index; i++)
        {
            if (text[i] is '\n' or '\u0085' or '\u2028' or '\u2029' || (text[i] is '\r' && (i + 1 == text.Length || text[i + 1] is not '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new Position(line, index - lineStart + 1);
    }

    public int CompareTo(Position other) => (Line, Column).CompareTo((other.Line, other.Column));
}

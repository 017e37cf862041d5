using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Pokemanager.Policies.Configuration;

/// <summary>Turns the bytes of a file into text that is safe to hand to the YAML parser.</summary>
internal static class SourceText
{
    private const char Replacement = '\uFFFD';

    // With more of it than this, it is no text.
    private const int MostDamage = 100;

    /// <summary>
    /// The text without its byte order mark, or null when it is none. What cannot stand in a text is reported and replaced; so are tokens reported, wherever they stand.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.Length > FileContent.MostBytes)
        {
            problems.Error(Position.Start, FileContent.TooLarge);
            return null;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Error(Position.Start, "the file is UTF-16; save it as UTF-8");
            return null;
        }

        bytes = bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : bytes;
        return Characters(bytes, problems) is { } text && WithoutControls(text, problems) is { } clean ? WithTokensReported(clean, problems) : null;
    }

    private static string? Characters(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        var characters = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, characters, out _, out var length, replaceInvalidSequences: false);
        var text = new string(characters, 0, length);
        if (status is OperationStatus.Done)
        {
            return text;
        }

        problems.Error(Position.At(text, length), "the file is not UTF-8 from here on; save it as UTF-8");
        var mended = Encoding.UTF8.GetString(bytes);
        return mended.AsSpan().Count(Replacement) > MostDamage ? null : mended;
    }

    private static string? WithoutControls(string text, ProblemList problems)
    {
        // The parser takes some of them for the end of the file, which would drop levels without a word.
        var count = text.AsSpan().CountAny(Controls);
        if (count is 0)
        {
            return text;
        }

        var first = text.AsSpan().IndexOfAny(Controls);
        var code = ((int)text[first]).ToString("X4", CultureInfo.InvariantCulture);
        var others = count is 1 ? "" : $" (and {count - 1} more)";
        problems.Error(Position.At(text, first), $"the control character U+{code} stands here{others}; remove it");
        return count > MostDamage ? null : string.Create(text.Length, text, (mended, source) => source.AsSpan().ReplaceAny(mended, Controls, Replacement));
    }

    private static string WithTokensReported(string text, ProblemList problems)
    {
        foreach (var index in SlackTokens.In(text).Take(10))
        {
            var at = Position.At(text, index);
            problems.Token(at, at.Line);
        }

        return text;
    }

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\u0085')), '\uFFFE', '\uFFFF']);
}

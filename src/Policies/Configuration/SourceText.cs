using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace Pokemanager.Policies.Configuration;

/// <summary>Turns the bytes of a file into text that is safe to hand to the YAML parser.</summary>
internal static class SourceText
{
    /// <summary>The text without its byte order mark, or null when it is none. Tokens in it are reported here, wherever they stand.</summary>
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
        var characters = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, characters, out _, out var length, replaceInvalidSequences: false);
        var text = new string(characters, 0, length);
        if (status is not OperationStatus.Done)
        {
            problems.Error(Position.At(text, length), "the file is not UTF-8 from here on; save it as UTF-8");
            return null;
        }

        return IsFreeOfControls(text, problems) ? WithTokensReported(text, problems) : null;
    }

    private static bool IsFreeOfControls(string text, ProblemList problems)
    {
        // The parser takes some of them for the end of the file, which would drop levels without a word.
        var index = text.AsSpan().IndexOfAny(Controls);
        if (index < 0)
        {
            return true;
        }

        var code = ((int)text[index]).ToString("X4", CultureInfo.InvariantCulture);
        problems.Error(Position.At(text, index), $"the control character U+{code} stands here; remove it");
        return false;
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

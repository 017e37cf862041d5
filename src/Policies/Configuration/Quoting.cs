using System.Text;

namespace Pokemanager.Policies.Configuration;

/// <summary>Makes text of a file or of Slack safe to repeat in a message: one line, short, nothing invisible.</summary>
internal static class Quoting
{
    private const int Most = 60;

    /// <summary>The text in double quotes.</summary>
    public static string Quote(string text) => $"\"{Clean(text)}\"";

    public static string Clean(string text, int most = Most)
    {
        var clean = new StringBuilder();
        foreach (var rune in SlackTokens.Redact(text).EnumerateRunes())
        {
            if (clean.Length >= most)
            {
                return clean.Append('…').ToString();
            }

            _ = IsVisible(rune) ? clean.Append(rune.ToString()) : clean.Append('�');
        }

        return clean.ToString();
    }

    /// <summary>False for what moves, hides or breaks the text around it. Joiners are part of many scripts and of emoji.</summary>
    public static bool IsVisible(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not (
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or
        System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
}

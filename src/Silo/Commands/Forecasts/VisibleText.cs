using System.Globalization;
using System.Text;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>Text that a terminal can be given: nothing in it moves, hides or colours anything.</summary>
internal static class VisibleText
{
    /// <summary>The text on one line; what cannot be seen is a space in it.</summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isHidden = rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            visible.Append(isHidden ? " " : rune.ToString());
        }

        return visible.ToString().Trim();
    }
}

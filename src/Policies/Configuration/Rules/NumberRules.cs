using System.Globalization;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>A whole number between two bounds.</summary>
internal static class NumberRules
{
    /// <summary>The number; null when the key is left out, and after a problem.</summary>
    public static int? Read(MapEntry? entry, int least, int most, ProblemList problems)
    {
        if (entry is null or { Value: TextNode { IsNothing: true } })
        {
            return null;
        }

        var key = entry.Key.Text;
        if (entry.Value is not TextNode { Text: var text, IsPlain: var isPlain })
        {
            problems.Error(entry.Value.At, $"{key} must be a whole number, not {entry.Value.Kind}; write {least} to {most}");
            return null;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
        if (isNumber && isPlain)
        {
            return number;
        }

        problems.Error(entry.Value.At, isNumber
            ? $"{key} is in quotes, which makes it text; write {number} without the quotes"
            : $"{key} must be a whole number from {least} to {most}, not {Quoting.Clean(text)}");
        return null;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>A span of time with its unit: <c>45s</c>, <c>3m</c>, <c>2h</c>, <c>1d</c>.</summary>
internal static partial class DurationRules
{
    /// <summary>The span; null when the key is left out, and after a problem.</summary>
    public static TimeSpan? Read(MapEntry? entry, TimeSpan least, TimeSpan most, ProblemList problems)
    {
        if (entry is null or { Value: TextNode { IsNothing: true } })
        {
            return null;
        }

        var key = entry.Key.Text;
        if (entry.Value is not TextNode { Text: var text })
        {
            problems.Error(entry.Value.At, $"{key} must be a number with a unit, not {entry.Value.Kind}; write it as in {key}: {Shown(most)}");
            return null;
        }

        if (Span(text) is { } span && span >= least && span <= most)
        {
            return span;
        }

        var shown = Quoting.Clean(text);
        problems.Error(entry.Value.At, Span(text) switch
        {
            { } found when found < least => $"{key} is too short ({shown}); write {Shown(least)} to {Shown(most)}",
            { } => $"{key} is too long ({shown}); write {Shown(least)} to {Shown(most)}",
            null when Digits().IsMatch(text) => $"{key} has no unit ({shown}); write s, m, h or d behind the number, as in {key}: {Shown(most)}",
            null => $"{key} must be a number with a unit, not {Quoting.Quote(text)}; write a whole number and s, m, h or d, as in {key}: {Shown(most)}",
        });
        return null;
    }

    /// <summary>A span as the file writes it.</summary>
    public static string Shown(TimeSpan span)
    {
        var seconds = (long)span.TotalSeconds;
        var (number, unit) = seconds switch
        {
            _ when seconds % 3600 is 0 => (seconds / 3600, "h"),
            _ when seconds % 60 is 0 => (seconds / 60, "m"),
            _ => (seconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
    }

    private static TimeSpan? Span(string text)
    {
        if (Written().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var number = long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromMinutes(60 * number),
            _ => TimeSpan.FromMinutes(24 * 60 * number),
        };
    }

    [GeneratedRegex(@"\A(?<number>[0-9]{1,7}) ?(?<unit>[smhd])\z")]
    private static partial Regex Written();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex Digits();
}

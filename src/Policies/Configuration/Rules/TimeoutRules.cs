using System.Globalization;
using System.Text.RegularExpressions;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>How long a level waits.</summary>
internal static partial class TimeoutRules
{
    private const string Key = "escalate_after_seconds";
    private const string KeyWithUnit = "escalate_after";
    private const int MostSeconds = 24 * 60 * 60;
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(60);

    /// <summary>What the level says of its wait, in seconds or with a unit; null when it says nothing.</summary>
    public static MapEntry? Entry(MapNode level, ProblemList problems)
    {
        var (seconds, span) = (level.Find(Key), level.Find(KeyWithUnit));
        if (seconds is not null && span is not null)
        {
            var second = seconds.Key.At.CompareTo(span.Key.At) > 0 ? seconds : span;
            problems.Error(second.Key.At, $"{Key} and {KeyWithUnit} say both how long the level waits; keep one of them");
        }

        return seconds ?? span;
    }

    /// <summary>The wait; null after a problem. A key without a value is a key left out.</summary>
    public static TimeSpan? Read(MapEntry? entry, ProblemList problems)
    {
        if (entry is null or { Value: TextNode { IsNothing: true } })
        {
            return Default;
        }

        if (entry.Key.Text is KeyWithUnit)
        {
            return DurationRules.Read(entry, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(MostSeconds), problems);
        }

        if (entry.Value is not TextNode { Text: var text, IsPlain: var isPlain })
        {
            problems.Error(entry.Value.At, $"{Key} must be a whole number of seconds, not {entry.Value.Kind}; write it as {Key}: 300");
            return null;
        }

        if (isPlain && Whole().IsMatch(text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MostSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        problems.Error(entry.Value.At, Problem(text, isPlain));
        return null;
    }

    private static string Problem(string text, bool isPlain)
    {
        var shown = Quoting.Clean(text);
        return text switch
        {
            _ when !isPlain && Whole().IsMatch(text) => $"{Key} is in quotes, which makes it text; write {shown} without the quotes",
            _ when Octal().IsMatch(text) => $"{shown} begins with 0, which some programs read as octal; write {Key} without leading zeros",
            _ when Number().IsMatch(text) && text.StartsWith('-') => $"{Key} is negative ({shown}); write 1 to {MostSeconds} seconds (24 hours)",
            _ when Whole().IsMatch(text) && text.Trim('0').Length is 0 => $"{Key} is zero, which leaves nobody time to answer; write 1 to {MostSeconds} seconds (24 hours)",
            _ when Whole().IsMatch(text) => $"{Key} is too long ({shown}); write 1 to {MostSeconds} seconds (24 hours)",
            _ when Number().IsMatch(text) => $"{Key} must be a whole number of seconds, not {shown}; write it in digits alone, without fraction or exponent",
            _ when Unit().IsMatch(text) => $"{Key} takes no unit ({shown}); write the number of seconds alone, as in 300 for five minutes, or use {KeyWithUnit}",
            _ => $"{Key} must be a whole number of seconds, not {Quoting.Quote(text)}; write it in digits, as in 300",
        };
    }

    [GeneratedRegex(@"\A(?:0|[1-9][0-9]*)\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A0[0-9]+\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"\A[+-]?[0-9]*\.?[0-9]+\.?(?:[eE][+-]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[0-9.]+ ?[a-zA-Z]+\z")]
    private static partial Regex Unit();
}

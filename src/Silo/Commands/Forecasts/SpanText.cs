using System.Globalization;
using System.Text.RegularExpressions;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>Spans of time as the command line takes and shows them: whole seconds, up to a week.</summary>
internal static partial class SpanText
{
    /// <summary>What a span may look like, for messages.</summary>
    public const string Examples = "35s, 5m or 1h30m";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Reads <c>35s</c>, <c>5m</c>, <c>1h30m</c>, or seconds alone; null when it is none, or longer than a week.</summary>
    public static TimeSpan? Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || match.Length is 0)
        {
            return null;
        }

        var span = TimeSpan.FromSeconds((3600L * Number("h")) + (60L * Number("m")) + Number("s"));
        return span <= Longest ? span : null;

        int Number(string unit) => match.Groups[unit] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>As people say it, with nothing rounded away: <c>45 s</c>, <c>5 min</c>, <c>1 h 30 min</c>.</summary>
    public static string Words(TimeSpan span)
    {
        var seconds = (long)span.TotalSeconds;
        string[] parts = [Part(seconds / 3600, "h"), Part(seconds / 60 % 60, "min"), Part(seconds % 60, "s")];
        var words = string.Join(' ', parts.Where(part => part.Length > 0));
        return words.Length > 0 ? words : "0 s";
    }

    /// <summary>As a clock that runs since the mention shows it: <c>0:35</c>, <c>1:05:00</c>.</summary>
    public static string Elapsed(TimeSpan span)
    {
        var (hours, minutes, seconds) = ((long)span.TotalHours, span.Minutes, span.Seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(hours > 0 ? $"{hours}:{minutes:00}" : $"{minutes}")}:{seconds:00}");
    }

    private static string Part(long number, string unit) => number is 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");

    [GeneratedRegex(@"\A(?:(?<h>[0-9]{1,4})h)?(?:(?<m>[0-9]{1,6})m(?:in)?)?(?:(?<s>[0-9]{1,6})s?)?\z")]
    private static partial Regex Form();
}

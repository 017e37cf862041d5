using System.Globalization;
using System.Text.RegularExpressions;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>A moment given on the command line, and how times are shown beside it: in its zone, else at its offset.</summary>
internal sealed partial record Moment(DateTimeOffset At, TimeZoneInfo? Zone)
{
    /// <summary>Where the clock stands when no moment is given: always the same, so that the same input has the same output.</summary>
    public static readonly Moment Default = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), null);

    private const string Mend = "write it as 2026-03-29T01:59:30Z, 2026-03-29T01:59:30+02:00 or 2026-03-29T01:59:30[Europe/Berlin]";
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFF"];

    /// <summary>Reads a date and time with an offset, a zone or both; else says what is wrong and how to mend it.</summary>
    public static (Moment? Moment, string? Problem) Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !DateTime.TryParseExact(match.Groups["local"].Value.Replace(' ', 'T'), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return (null, $"is no date and time; {Mend}");
        }

        if (local.Year is < 1971 or > 2999)
        {
            return (null, "is too far away; give a year from 1971 to 2999");
        }

        var offset = match.Groups["offset"];
        var zone = match.Groups["zone"];
        if (!zone.Success)
        {
            return offset.Success ? WithOffset(local, offset.Value, null) : (null, $"does not say in which time zone; {Mend}");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone.Value, out var known))
        {
            return (null, $"names the time zone {zone.Value}, which this machine does not know; check its spelling, as in Europe/Berlin, or give an offset such as +02:00 alone");
        }

        return offset.Success ? WithOffset(local, offset.Value, known) : InZone(local, known);
    }

    /// <summary>Date, time and offset.</summary>
    public string Show(DateTimeOffset time) => Local(time).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>Time of day, with the date before it when that is not the day of the mention.</summary>
    public string ShowShort(DateTimeOffset time) =>
        Local(time).ToString(Local(time).Date == Local(At).Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>As programs read it.</summary>
    public string Iso(DateTimeOffset time) => Local(time).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset time) => Zone is null ? time.ToOffset(At.Offset) : TimeZoneInfo.ConvertTime(time, Zone);

    private static (Moment? Moment, string? Problem) WithOffset(DateTime local, string offset, TimeZoneInfo? zone)
    {
        if (!DateTimeOffset.TryParseExact(offset is "Z" ? "+00:00" : offset, "zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return (null, $"has no offset that any place on earth has; {Mend}");
        }

        var at = new DateTimeOffset(local, parsed.Offset);
        if (zone is null || offset is "Z" || zone.GetUtcOffset(at) == parsed.Offset)
        {
            return (new Moment(at, zone), null);
        }

        // The two contradict each other, and whichever was meant decides who is asked.
        return (null, $"is {Offset(zone.GetUtcOffset(at))} in {zone.Id}, not {offset}; mend the offset, or leave one of the two out");
    }

    private static (Moment? Moment, string? Problem) InZone(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            return (null, $"does not exist in {zone.Id}, where the clock is put forward over it; choose another time");
        }

        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(Offset);
            return (null, $"comes twice in {zone.Id}, where the clock is put back; add the offset that you mean: {string.Join(" or ", offsets)}");
        }

        return (new Moment(new DateTimeOffset(local, zone.GetUtcOffset(local)), zone), null);
    }

    private static string Offset(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");

    [GeneratedRegex(@"\A(?<local>[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+)(?<offset>Z|[+-][0-9]{2}:[0-9]{2})?(?:\[(?<zone>[A-Za-z][A-Za-z0-9_+/-]*)\])?\z")]
    private static partial Regex Form();
}

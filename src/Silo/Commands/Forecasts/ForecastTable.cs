using System.Globalization;
using Pokemanager.Policies.Forecasts;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>What happens when, one line each.</summary>
internal sealed class ForecastTable(Reasons reasons, Moment moment, Ink ink)
{
    private static readonly string[] Header = ["time", "after", "level", "who", "what", "why"];

    public void Write(TextWriter output, IReadOnlyList<Happening> happenings)
    {
        var rows = happenings.Select(Cells).ToArray();
        var widths = Header.Select((title, i) => rows.Select(row => row[i].Length).Append(title.Length).Max()).ToArray();
        output.WriteLine(ink.Bold(Line(Header, widths)));
        foreach (var (row, happening) in rows.Zip(happenings))
        {
            output.WriteLine(Colour(happening.Kind, Line(row, widths)));
        }
    }

    private string[] Cells(Happening happening) =>
    [
        moment.Show(happening.Step.At),
        SpanText.Elapsed(happening.Step.Since),
        happening.Level is { } level ? (level + 1).ToString(CultureInfo.InvariantCulture) : "",
        string.Join(", ", happening.People.Select(person => person.Name)),
        Reasons.What(happening),
        reasons.Why(happening),
    ];

    private static string Line(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, i) => i switch
    {
        1 or 2 => cell.PadLeft(widths[i]),
        5 => cell,
        _ => cell.PadRight(widths[i]),
    })).TrimEnd();

    private string Colour(HappeningKind kind, string line) => kind switch
    {
        HappeningKind.Acknowledged or HappeningKind.AcknowledgedLate => ink.Green(line),
        HappeningKind.Dropped or HappeningKind.Cancelled => ink.Red(line),
        HappeningKind.Escalated or HappeningKind.Skipped or HappeningKind.Passed or HappeningKind.GivenBack or HappeningKind.Pushed => ink.Yellow(line),
        HappeningKind.Ignored => ink.Dim(line),
        _ => line,
    };
}

using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>The same as a picture: a line for each person, time from left to right.</summary>
internal sealed class ForecastChart(Ink ink)
{
    private const int Width = 60;
    private const char Asked = '█';
    private const char PassedOn = '░';

    public void Write(TextWriter output, IReadOnlyList<Happening> happenings)
    {
        var pages = happenings.Where(happening => happening.Kind is HappeningKind.Asked).ToArray();
        var end = happenings.Last(happening => happening.Kind is not HappeningKind.Ignored).Step.Since;
        if (pages.Length is 0 || end <= TimeSpan.Zero)
        {
            return;
        }

        var people = pages.SelectMany(page => page.People).DistinctBy(person => person.Id).ToArray();
        var margin = people.Max(person => person.Name.Length);
        output.WriteLine($"{"".PadRight(margin)}  0:00{SpanText.Elapsed(end).PadLeft(Width - 3)}");
        foreach (var person in people)
        {
            var line = new char[Width + 1];
            Array.Fill(line, ' ');
            foreach (var page in pages.Where(page => page.People.Any(asked => asked.Id == person.Id)))
            {
                var from = Cell(page.Step.Since, end);
                var until = Cell(happenings.SkipWhile(before => !ReferenceEquals(before, page)).First(IsEnd).Step.Since, end);
                line.AsSpan(from..Width).Fill(PassedOn);
                line.AsSpan(from..Math.Max(until, from + 1)).Fill(Asked);
            }

            Mark(line, happenings, end, person.Id);
            output.WriteLine($"{person.Name.PadRight(margin)}  {new string(line).TrimEnd()}");
        }

        output.WriteLine(ink.Dim($"{"".PadRight(margin)}  {Asked} asked  {PassedOn} passed on, can still take it  ✓ took it  ✗ dropped or cancelled"));
    }

    private static bool IsEnd(Happening happening) =>
        happening.Kind is HappeningKind.Escalated or HappeningKind.Dropped or HappeningKind.Acknowledged or HappeningKind.Cancelled or HappeningKind.Pushed
        || happening is { Kind: HappeningKind.Passed, Step.Verdict: AnswerVerdict.PassedOn };

    /// <summary>Puts the outcome where it happened: the drop for everybody, the answer for who gave it. What follows an answer stays blank.</summary>
    private static void Mark(char[] line, IReadOnlyList<Happening> happenings, TimeSpan end, string user)
    {
        foreach (var happening in happenings)
        {
            var cell = Cell(happening.Step.Since, end);
            switch (happening.Kind)
            {
                case HappeningKind.Dropped:
                    line[cell] = '✗';
                    break;
                case HappeningKind.Cancelled:
                    line.AsSpan(cell).Fill(' ');
                    line[cell] = '✗';
                    break;
                case HappeningKind.Acknowledged or HappeningKind.AcknowledgedLate:
                    line.AsSpan(cell).Fill(' ');
                    line[cell] = happening.People[0].Id == user ? '✓' : ' ';
                    break;
                default:
                    break;
            }
        }
    }

    private static int Cell(TimeSpan since, TimeSpan end) => (int)(Width * since.Ticks / end.Ticks);
}

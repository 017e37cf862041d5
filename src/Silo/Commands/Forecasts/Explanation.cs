using System.Globalization;
using Pokemanager.Policies;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>The answer of <c>explain</c>.</summary>
/// <param name="Course">Null when the bot does not listen in the channel.</param>
internal sealed record Explanation(
    BotConfiguration Configuration, string File, Reasons Reasons, Moment Moment, string Channel, Person Requester, string Text, Course? Course)
{
    public void Write(TextWriter output, Ink ink)
    {
        if (Course is null)
        {
            output.WriteLine(Reasons.NotListening(Channel, Configuration.Channels!.Value));
            return;
        }

        var happenings = Course.Happenings();
        var policy = Configuration.Policy;
        output.WriteLine($"{Requester.Name} mentions the bot in #{Channel} at {Moment.Show(Moment.At)}{(Text.Length is 0 ? "" : $": {Text}")}");
        output.WriteLine($"Route:  {Reasons.Route(Channel)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Policy: {policy.Name}, version {policy.Version}, levels: {policy.Levels.Length}"));
        output.WriteLine();
        new ForecastTable(Reasons, Moment, ink).Write(output, happenings);
        output.WriteLine();
        new ForecastChart(ink).Write(output, happenings);
        output.WriteLine();
        output.WriteLine(ink.Bold(Outcome(Course)));
    }

    public object ForPrograms() => new
    {
        file = File,
        channel = Channel,
        from = Requester.Name,
        text = Text,
        at = Moment.Iso(Moment.At),
        listens = Course is not null,
        channels = Configuration.Channels,
        policy = Configuration.Policy.Name,
        version = Configuration.Policy.Version,
        outcome = Course is null ? "notListening"
            : Course.Happenings().Any(happening => happening.Kind is HappeningKind.Cancelled) ? "cancelled"
            : Course.TakenBy() is null ? "dropped"
            : "acknowledged",
        takenBy = Course?.TakenBy()?.Name,
        steps = Course?.Happenings().Select(happening => ForecastJson.Step(happening, Reasons, Moment)) ?? [],
    };

    private static string Outcome(Course course)
    {
        var happenings = course.Happenings();
        if (happenings.LastOrDefault(happening => happening.Kind is HappeningKind.Cancelled) is { } cancelled)
        {
            return $"{cancelled.People[0].Name} cancels it {SpanText.Words(cancelled.Step.Since)} after the mention.";
        }

        var taken = course.TakenBy() is null ? null : happenings.Last(happening => happening.Kind is HappeningKind.Acknowledged or HappeningKind.AcknowledgedLate);
        var dropped = happenings.FirstOrDefault(happening => happening.Kind is HappeningKind.Dropped);
        return (taken, dropped) switch
        {
            ({ } by, null) => $"{by.People[0].Name} has it {SpanText.Words(by.Step.Since)} after the mention.",
            ({ } by, { } drop) => $"Nobody takes it within {SpanText.Words(drop.Step.Since)}; {by.People[0].Name} has it after all {SpanText.Words(by.Step.Since)} after the mention.",
            (null, { } drop) => $"Nobody takes it, and {SpanText.Words(drop.Step.Since)} after the mention the requester is told so.",
            _ => throw new InvalidOperationException("A course that has been played to its end has an outcome."),
        };
    }
}

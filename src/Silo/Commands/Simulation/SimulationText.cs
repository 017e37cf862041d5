using System.Globalization;
using Pokemanager.Policies;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Silo.Commands.Forecasts;

namespace Pokemanager.Silo.Commands.Simulation;

/// <summary>A simulation for people.</summary>
internal sealed class SimulationText(TextWriter output, BotConfiguration configuration, Reasons reasons, string route, Moment moment, Ink ink) : ISimulationOutput
{
    private const string Indent = "      ";

    public void Begin()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Policy {configuration.Policy.Name}, version {configuration.Policy.Version}, levels: {configuration.Policy.Levels.Length}. {route}."));
        output.WriteLine($"Nobody is asked in earnest. It is {moment.Show(moment.At)} and stays so until you move the clock; 'help' lists what you can type.");
    }

    public void Ask(DateTimeOffset now) => output.Write($"{moment.ShowShort(now)}> ");

    public void Echo(string command) => output.WriteLine(command);

    public void Show(Played played)
    {
        foreach (var happening in Happening.Of(played.Step))
        {
            var who = string.Join(", ", happening.People.Select(person => person.Name));
            var level = happening.Level is { } index ? string.Create(CultureInfo.InvariantCulture, $", level {index + 1}") : "";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{moment.ShowShort(played.Step.At)}  {ink.Bold($"{who} {Reasons.What(happening)}".Trim())} (request {played.Request}{level}): {reasons.Why(happening)}"));
        }

        foreach (var message in SeenMessage.Of(played.Step, configuration, moment, ink))
        {
            output.WriteLine($"  {ink.Dim($"{(message.To is null ? "in the thread" : $"to {message.To}")}{(message.IsEdit ? ", edited" : "")}:")}");
            var buttons = message.Buttons.Length is 0 ? Array.Empty<string>() : [string.Join(' ', message.Buttons.Select(label => $"[ {label} ]"))];
            foreach (var line in message.Text.Concat(buttons).Concat(message.Notes))
            {
                output.WriteLine($"{Indent}{line}");
            }
        }
    }

    public void Clock(DateTimeOffset now)
    {
        // The prompt shows it.
    }

    public void Why(int request, Course course)
    {
        var past = course.Happenings();
        var ahead = course.ToEnd().Happenings()[past.Length..];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Request {request}, by policy {configuration.Policy.Name}, version {configuration.Policy.Version}. {route}."));
        var table = new ForecastTable(reasons, moment, ink);
        table.Write(output, past);
        if (!ahead.IsEmpty)
        {
            output.WriteLine("And if nobody answers:");
            table.Write(output, ahead);
        }
    }

    public void Note(string text) => output.WriteLine(text);
}

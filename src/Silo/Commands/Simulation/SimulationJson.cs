using System.Text.Json;
using Pokemanager.Policies;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Silo.Commands.Forecasts;

namespace Pokemanager.Silo.Commands.Simulation;

/// <summary>A simulation for programs: one JSON object a line, its kind in <c>type</c>.</summary>
internal sealed class SimulationJson(TextWriter output, BotConfiguration configuration, Reasons reasons, string route, Moment moment) : ISimulationOutput
{
    public void Begin() => Write(new { type = "begin", at = moment.Iso(moment.At), policy = configuration.Policy.Name, version = configuration.Policy.Version, route });

    public void Ask(DateTimeOffset now)
    {
        // A program knows when it is its turn.
    }

    public void Echo(string command)
    {
        // A program knows what it wrote.
    }

    public void Show(Played played)
    {
        foreach (var happening in Happening.Of(played.Step))
        {
            Write(new { type = "step", request = played.Request, step = ForecastJson.Step(happening, reasons, moment) });
        }

        foreach (var message in SeenMessage.Of(played.Step, configuration, moment, Ink.None))
        {
            Write(new { type = "message", request = played.Request, at = moment.Iso(played.Step.At), message });
        }
    }

    public void Clock(DateTimeOffset now) => Write(new { type = "clock", at = moment.Iso(now) });

    public void Why(int request, Course course)
    {
        var past = course.Happenings();
        Write(new
        {
            type = "why",
            request,
            policy = configuration.Policy.Name,
            version = configuration.Policy.Version,
            route,
            steps = Steps(past),
            ahead = Steps(course.ToEnd().Happenings().Skip(past.Length)),
        });
    }

    public void Note(string text) => Write(new { type = "note", text });

    private IEnumerable<ForecastStep> Steps(IEnumerable<Happening> happenings) =>
        happenings.Select(happening => ForecastJson.Step(happening, reasons, moment));

    private void Write(object line) => output.WriteLine(JsonSerializer.Serialize(line, ForecastJson.OneLine));
}

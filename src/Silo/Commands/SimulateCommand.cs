using System.CommandLine;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Handlers;
using Pokemanager.Silo.Commands.Forecasts;
using Pokemanager.Silo.Commands.Simulation;

namespace Pokemanager.Silo.Commands;

/// <summary>Plays a policy by typed commands and a clock that they move, without a Slack.</summary>
internal static class SimulateCommand
{
    private static readonly Option<string?> Channel = new("--channel") { Description = "Where the bot is mentioned (default the first that the file lists, else 'general')." };
    private static readonly Option<string?> From = ForecastOptions.From();
    private static readonly Option<string?> At = ForecastOptions.At();
    private static readonly Option<bool> Json = ForecastOptions.Json();

    public static Command Create(Option<string?> configFile, Func<ParseResult, Settings> settings)
    {
        var simulate = new Command("simulate", "Play a policy with a clock of your own: type mention, ack NAME, pass NAME, wait 30s, next, why; needs no Slack.")
        {
            configFile, Channel, From, At, Json,
        };
        simulate.SetAction((parsed, ct) => InvokeAsync(settings(parsed), parsed, ct));
        return simulate;
    }

    private static async Task<int> InvokeAsync(Settings settings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var moment = ForecastOptions.Moment(parsed.GetValue(At), problems);
        var requester = AssumedPeople.Named(ForecastOptions.Requester(parsed.GetValue(From), problems));
        var configuration = ForecastOptions.Configuration(settings, problems);
        var channel = ForecastOptions.Channel(parsed.GetValue(Channel) ?? configuration?.Channels?[0] ?? "general", problems);
        if (problems.Count > 0 || configuration is null)
        {
            return await RunCommand.Refuse(ExitCode.WrongUsage, problems);
        }

        var reasons = new Reasons(configuration, settings.ConfigFile!);
        var refusal = Routing.Listens(configuration, channel, channel) ? null : reasons.NotListening(channel, configuration.Channels!.Value);
        var route = refusal is null ? reasons.Route(channel) : refusal.TrimEnd('.');
        var plan = AssumedPeople.Plan(configuration);
        ISimulationOutput output = parsed.GetValue(Json)
            ? new SimulationJson(Console.Out, configuration, reasons, route, moment)
            : new SimulationText(Console.Out, configuration, reasons, route, moment, Ink.OfConsole());
        var rehearsal = new Rehearsal(plan, channel, requester, moment.At);
        return await PlayAsync(new Session(rehearsal, plan, refusal, output), rehearsal, output, cancellationToken);
    }

    private static async Task<int> PlayAsync(Session session, Rehearsal rehearsal, ISimulationOutput output, CancellationToken cancellationToken)
    {
        var isScript = Console.IsInputRedirected;
        output.Begin();
        for (var number = 1; !session.IsOver; number++)
        {
            output.Ask(rehearsal.Now);
            var line = await ReadLineAsync(cancellationToken);
            if (isScript || line is null)
            {
                output.Echo(VisibleText.Of(line ?? ""));
            }

            if (line is null)
            {
                break;
            }

            if (session.Run(line) is not { } problem)
            {
                continue;
            }

            if (isScript)
            {
                // A script that goes on after a line that did nothing would prove something else than it says.
                return await RunCommand.Refuse(ExitCode.WrongUsage, [$"line {number} of the input: {problem}"]);
            }

            await Console.Error.WriteLineAsync(problem);
        }

        return ExitCode.Fine;
    }

    /// <summary>The next line; null at the end of the input, and when the person ends the program.</summary>
    private static async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The console cannot be cancelled while it reads, so that is left behind.
            return await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

using System.CommandLine;
using System.Text.Json;
using Pokemanager.Policies;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Handlers;
using Pokemanager.Policies.Requests;
using Pokemanager.Silo.Commands.Forecasts;

namespace Pokemanager.Silo.Commands;

/// <summary>Says who would be asked when, by the decision that the bot itself takes, without a Slack.</summary>
internal static class ExplainCommand
{
    private static readonly Option<string> Channel = new("--channel") { Description = "Where the bot is mentioned, by name or id.", Required = true };
    private static readonly Option<string?> Text = new("--text") { Description = "What the mention says." };
    private static readonly Option<string?> From = ForecastOptions.From();
    private static readonly Option<string?> At = ForecastOptions.At();
    private static readonly Option<string[]>[] Answers = [.. AnswerOption.All.Select(answer => new Option<string[]>(answer.Name)
    {
        Description = $"{answer.Description}: NAME@AFTER, as in dilbert@35s (also 5m, 1h30m). May be repeated.",
        HelpName = "NAME@AFTER",
    })];

    private static readonly Option<bool> Silent = new("--silent") { Description = "Nobody answers (the default)." };
    private static readonly Option<bool> Json = ForecastOptions.Json();

    public static Command Create(Option<string?> configFile, Func<ParseResult, Settings> settings)
    {
        var explain = new Command("explain", "Say who would be asked when for a mention, and why; needs no Slack.")
        {
            configFile, Channel, Text, From, At, Silent, Json,
        };
        foreach (var answer in Answers)
        {
            explain.Add(answer);
        }

        explain.SetAction((parsed, _) => Invoke(settings(parsed), parsed));
        return explain;
    }

    private static Task<int> Invoke(Settings settings, ParseResult parsed)
    {
        var problems = new List<string>();
        var moment = ForecastOptions.Moment(parsed.GetValue(At), problems);
        var channel = ForecastOptions.Channel(parsed.GetValue(Channel)!, problems);
        var requester = AssumedPeople.Named(ForecastOptions.Requester(parsed.GetValue(From), problems));
        var given = Answers.Zip(AnswerOption.All).SelectMany(pair => (parsed.GetValue(pair.First) ?? []).Select(text => (pair.Second.Name, pair.Second.Act, text))).ToArray();
        if (parsed.GetValue(Silent) && given.Length > 0)
        {
            problems.Add($"--silent says that nobody answers, and {given[0].Name} that somebody does; leave one of them out.");
        }

        var configuration = ForecastOptions.Configuration(settings, problems);
        var plan = configuration is null ? Plan.None : AssumedPeople.Plan(configuration);
        var answers = configuration is null ? [] : given.Select(one => AnswerOption.Read(one.Name, one.Act, one.text, plan)).ToArray();
        problems.AddRange(answers.Select(answer => answer.Problem).OfType<string>());
        if (problems.Count > 0 || configuration is null)
        {
            return RunCommand.Refuse(ExitCode.WrongUsage, problems);
        }

        var reasons = new Reasons(configuration, settings.ConfigFile!);
        var text = VisibleText.Of(parsed.GetValue(Text) ?? "");
        var course = Routing.Listens(configuration, channel, channel)
            ? Forecast.Of(ForecastOptions.Origin(channel, text), requester, plan, moment.At, answers.Select(answer => answer.Answer!))
            : null;
        var explanation = new Explanation(configuration, settings.ConfigFile!, reasons, moment, channel, requester, text, course);
        if (parsed.GetValue(Json))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(explanation.ForPrograms(), ForecastJson.Indented));
        }
        else
        {
            explanation.Write(Console.Out, Ink.OfConsole());
        }

        return Task.FromResult(ExitCode.Fine);
    }
}

using System.CommandLine;
using Pokemanager.Silo.Demo;

namespace Pokemanager.Silo.Commands;

/// <summary>The command line: which command with which settings. Options come first, then the environment, then defaults.</summary>
internal static class CommandLine
{
    private static readonly Option<string?> ConfigFile = new("--config-file") { Description = "The configuration file. Environment: POKEMANAGER_CONFIG." };
    private static readonly Option<string?> Storage = new("--storage") { Description = "sqlite:FILE (default sqlite:pokemanager.db), postgres:CONNECTION STRING, redis:CONFIGURATION or memory. Environment: POKEMANAGER_STORAGE." };
    private static readonly Option<string?> Urls = new("--urls") { Description = "Where the HTTP endpoints listen (default http://127.0.0.1:8080). Environment: ASPNETCORE_URLS." };
    private static readonly Option<int?> SiloPort = new("--silo-port") { Description = "Silo to silo (default 11111). Environment: POKEMANAGER_SILO_PORT." };
    private static readonly Option<int?> GatewayPort = new("--gateway-port") { Description = "Client to silo (default 30000). Environment: POKEMANAGER_GATEWAY_PORT." };
    private static readonly Option<string?> Advertise = new("--advertise") { Description = "The address other silos reach this one at. Environment: POKEMANAGER_ADVERTISE, else POD_IP." };
    private static readonly Option<string?> SiloName = new("--silo-name") { Description = "This silo's name (default the host's). Environment: POD_NAME." };
    private static readonly Option<string?> ClusterId = new("--cluster-id") { Description = "Silos with one id form a cluster (default 'default'). Environment: POKEMANAGER_CLUSTER_ID." };
    private static readonly Option<string?> DashboardUrls = new("--dashboard-urls") { Description = "Where the dashboard of the grain runtime listens, on a port of its own (default nowhere). Needs POKEMANAGER_DASHBOARD_PASSWORD. Environment: POKEMANAGER_DASHBOARD_URLS." };
    private static readonly Option<string?> LogFormat = new("--log-format") { Description = "text or json (default text, in a container json)." };
    private static readonly Option<string?> Page = new("--page") { Description = "Where the demo's page listens (default http://127.0.0.1:8090, or a free port when that one is taken)." };
    private static readonly Option<double> Speed = new("--speed") { Description = "How many times shorter the waits of the policy are in the demo, from 1 to 1000 (default 1).", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Warnings count as problems." };

    /// <summary>Runs the command that <paramref name="args"/> name and returns its exit code.</summary>
    public static async Task<int> InvokeAsync(string[] args)
    {
        // A text or a name may begin with @, which would otherwise name a file of arguments.
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"pokemanager: {error.Message}");
            }

            await Console.Error.WriteLineAsync("Run 'pokemanager --help' for the commands and options.");
            return ExitCode.WrongUsage;
        }

        // Long enough for the silo to stop in order; the exit code of a failure is never mistaken for a finding of 'check'.
        return await parsed.InvokeAsync(
            new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(45), EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root()
    {
        var run = new Command("run", "Run the bot (the default).");
        AddHostOptions(run);
        run.SetAction((parsed, ct) => RunCommand.InvokeAsync(Settings(parsed), ct));

        var check = new Command("check", "Find every problem of a configuration file; with SLACK_TOKEN also look its handlers up in Slack.") { ConfigFile, Strict };
        check.SetAction((parsed, ct) => CheckCommand.InvokeAsync(Settings(parsed), parsed.GetValue(Strict), ct));

        var demo = new Command("demo", "Run the bot with an emulated Slack and a page to play in; needs no account.") { ConfigFile, Speed, Page, Urls, LogFormat };
        demo.SetAction((parsed, ct) => DemoCommand.InvokeAsync(Settings(parsed) with { ConfigFile = parsed.GetValue(ConfigFile) }, parsed.GetValue(Page), parsed.GetValue(Speed), ct));

        var demoBot = new Command(BotChild.Command, "What the demo runs as its bot.") { Speed };
        demoBot.Hidden = true;
        AddHostOptions(demoBot);
        demoBot.SetAction((parsed, ct) => DemoBotCommand.InvokeAsync(Settings(parsed) with { Speed = parsed.GetValue(Speed) }, ct));

        var root = new RootCommand("Pokemanager routes Slack mentions along an escalation policy.")
        {
            run, check, demo, demoBot, ExplainCommand.Create(ConfigFile, Settings), SimulateCommand.Create(ConfigFile, Settings),
        };
        AddHostOptions(root);
        root.SetAction((parsed, ct) => RunCommand.InvokeAsync(Settings(parsed), ct));
        return root;
    }

    private static void AddHostOptions(Command command)
    {
        foreach (var option in new Option[] { ConfigFile, Storage, Urls, SiloPort, GatewayPort, Advertise, SiloName, ClusterId, DashboardUrls, LogFormat })
        {
            command.Add(option);
        }
    }

    private static Settings Settings(ParseResult parsed)
    {
        return Commands.Settings.From(
            new GivenOptions(
                Text(ConfigFile), Text(Storage), Text(Urls), Number(SiloPort), Number(GatewayPort), Text(Advertise), Text(SiloName), Text(ClusterId), Text(LogFormat), Text(DashboardUrls)),
            Environment.GetEnvironmentVariable);

        string? Text(Option<string?> option) => parsed.GetResult(option) is null ? null : parsed.GetValue(option);
        int? Number(Option<int?> option) => parsed.GetResult(option) is null ? null : parsed.GetValue(option);
    }
}

using Pokemanager.Policies.Configuration;
using Pokemanager.Silo.Commands;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Demo;

/// <summary>Runs an emulated Slack with a small company in it, and the bot beside it in a process of its own, which may be killed.</summary>
internal static class DemoCommand
{
    private const string PageUrl = "http://127.0.0.1:8090";
    private const string AnyUrl = "http://127.0.0.1:0";
    private static readonly TimeSpan LookAtFileEvery = TimeSpan.FromSeconds(1);

    public static async Task<int> InvokeAsync(Settings settings, string? page, double speed, CancellationToken cancellationToken)
    {
        if (speed is not (>= 1 and <= 1000))
        {
            return await RunCommand.Refuse(ExitCode.WrongUsage, [$"--speed {speed} is out of range; give a number from 1 to 1000."]);
        }

        if (settings.Problems.Count > 0)
        {
            return await RunCommand.Refuse(ExitCode.WrongUsage, settings.Problems);
        }

        using var folder = new TemporaryFolder();
        settings = settings with { ConfigFile = settings.ConfigFile ?? folder.Write("policy.yaml", DemoPolicy.Text) };
        var file = PolicyFile.Load(settings.ConfigFile);
        if (file.Configuration is not { } configuration)
        {
            return await RunCommand.Refuse(ExitCode.WrongUsage, [.. file.Problems.Select(problem => problem.ToString())]);
        }

        var asked = ListenAddress.Read(settings.Urls.Split(';')[0])!;
        var isFree = asked.Port is not 0 && FreePorts.IsFree(asked.Port);
        var name = asked.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : asked.Host;
        var botUrl = isFree ? $"{asked.Scheme}://{name}:{asked.Port}" : $"http://127.0.0.1:{FreePorts.Take()}";
        var options = new EmulatorOptions { Urls = page ?? PageUrl, BotStatusUrl = new Uri(botUrl + "/status.json") };
        EmulatorHost host;
        try
        {
            host = await EmulatorHost.StartAsync(options, cancellationToken);
        }
        catch (IOException) when (page is null)
        {
            options.Urls = AnyUrl;
            host = await EmulatorHost.StartAsync(options, cancellationToken);
        }
        catch (IOException e)
        {
            return await RunCommand.Refuse(ExitCode.WrongUsage, [$"--page '{page}': {e.Message} Choose another address."]);
        }

        await using var slack = host;
        var company = Company.Create(slack.Slack);
        DemoCompany.Complete(company, configuration);
        using var bot = new BotChild(
            settings with { Urls = isFree ? settings.Urls : botUrl, Storage = $"sqlite:{folder.File("demo.db")}", Slack = new SlackSettings(company.BotToken, slack.Slack.App.Token, slack.ApiUrl) },
            speed,
            TimeProvider.System,
            slack.Slack.BotChanged);
        options.Bot = bot;
        bot.Start();
        await Console.Out.WriteLineAsync($"""

            The demo is up. Open {slack.Url}
              Be anybody, mention @{company.Bot.Name} in #{DemoCompany.ChannelToAskIn(company)}, and watch who is asked.
              The bot's own status: {botUrl}
              Ctrl+C ends it.

            """);
        await FollowFileAsync(settings.ConfigFile, company, cancellationToken);
        return ExitCode.Fine;
    }

    /// <summary>The bot takes a changed file over by itself; here the people join whom it names anew. Returns when cancelled.</summary>
    private static async Task FollowFileAsync(string path, EmulatedWorkspace company, CancellationToken cancellationToken)
    {
        var seen = File.GetLastWriteTimeUtc(path);
        using var beat = new PeriodicTimer(LookAtFileEvery);
        try
        {
            while (await beat.WaitForNextTickAsync(cancellationToken))
            {
                if (File.GetLastWriteTimeUtc(path) is var written && written != seen && PolicyFile.Load(path).Configuration is { } changed)
                {
                    seen = written;
                    DemoCompany.Complete(company, changed);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
    }
}

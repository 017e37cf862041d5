using System.Net;
using System.Net.Sockets;
using Pokemanager.Policies.Configuration;
using Pokemanager.Silo.Hosting;
using Pokemanager.Silo.Storage;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Commands;

/// <summary>Runs an emulated Slack with a small company in it, and the bot beside it, in this one process.</summary>
internal static class DemoCommand
{
    private const int PagePort = 8090;

    public static async Task<int> InvokeAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Problems.Count > 0)
        {
            return await RunCommand.Refuse(ExitCode.WrongUsage, settings.Problems);
        }

        var file = settings.ConfigFile is { } path ? PolicyFile.Load(path) : PolicyFile.Read(DemoPolicy, "demo.yaml");
        if (file.Configuration is not { } configuration)
        {
            return await RunCommand.Refuse(ExitCode.WrongUsage, [.. file.Problems.Select(problem => problem.ToString())]);
        }

        var bot = IsFree(new Uri(settings.Urls.Split(';')[0]).Port) ? settings.Urls : $"http://127.0.0.1:{FreePort()}";
        await using var slack = await EmulatorHost.StartAsync(
            new EmulatorOptions
            {
                Urls = $"http://127.0.0.1:{(IsFree(PagePort) ? PagePort : FreePort())}",
                BotStatusUrl = new Uri(new Uri(bot.Split(';')[0]), "/status.json"),
            },
            cancellationToken);
        var company = Company.Create(slack.Slack);
        await Console.Out.WriteLineAsync($"""

            The demo is up. Open {slack.Url}
              Be anybody, mention @{company.Bot.Name} in #ops-help, and watch who is asked.
              The bot's own status: {bot}
              Ctrl+C ends it.

            """);
        await using var store = SqliteStore.Open(StorageLocation.Parse("memory"));
        var demo = settings with
        {
            Urls = bot,
            SiloPort = FreePort(),
            GatewayPort = FreePort(),
            Slack = new SlackSettings(company.BotToken, slack.Slack.App.Token, slack.ApiUrl),
        };
        return await BotHost.RunAsync(demo, configuration, store, cancellationToken);
    }

    private static ReadOnlySpan<byte> DemoPolicy => """
        ---
        escalation_policy:
          -
            handlers:
            - dilbert
            escalate_after_seconds: 30
          -
            handlers:
            - asok
            - alice
            escalate_after_seconds: 20
          -
            handlers:
            - wally
            escalate_after_seconds: 20
          -
            handlers:
            - pointy_haired_boss
            escalate_after_seconds: 20
        private_message_deny: I only take requests in channels. Mention me where the question belongs and I'll find someone.
        """u8;

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

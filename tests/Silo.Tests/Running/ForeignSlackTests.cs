using System.Diagnostics;
using System.Globalization;

namespace Pokemanager.Silo.Tests.Running;

/// <summary>The bot works with a Slack that shares no code with it or with the emulator.</summary>
public sealed class ForeignSlackTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_reaches_a_person_and_the_requester_hears_of_it(bool isRtm)
    {
        await using var place = await Workplace.OpenAsync();
        using var slack = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "slack-double.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = (await SaysAsync(slack, "listening ")).Split(' ')[1];
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{BotProcess.FreePort()}/"));
        var environment = new Dictionary<string, string> { ["SLACK_TOKEN"] = "xoxb-a-token", ["SLACK_API_URL"] = $"http://127.0.0.1:{port}/api/" };
        if (!isRtm)
        {
            environment["SLACK_APP_TOKEN"] = "xapp-a-token";
        }

        using var bot = BotProcess.Start(
            [
                "--config-file", place.File("policy.yaml", "escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]"), "--storage", place.Storage, "--urls", url.ToString(),
                "--silo-port", BotProcess.FreePort().ToString(CultureInfo.InvariantCulture), "--gateway-port", BotProcess.FreePort().ToString(CultureInfo.InvariantCulture),
            ],
            environment,
            url);
        await bot.ReadyAsync();

        await slack.StandardInput.WriteLineAsync("mention");
        Assert.Contains("catbert", await SaysAsync(slack, "chat.postMessage U0DILBERT"), StringComparison.Ordinal);
        await slack.StandardInput.WriteLineAsync("reply");
        Assert.Contains("dilbert", await SaysAsync(slack, "chat.postMessage C0HELP", "has it"), StringComparison.Ordinal);

        slack.StandardInput.Close();
        await slack.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The next line that begins and goes on so.</summary>
    private static async Task<string> SaysAsync(Process process, string begins, string has = "")
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(begins, StringComparison.Ordinal) && line.Contains(has, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It ended without saying '{begins}'.");
    }
}

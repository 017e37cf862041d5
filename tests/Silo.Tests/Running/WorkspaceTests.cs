namespace Pokemanager.Silo.Tests.Running;

/// <summary>Several workspaces, as the people who run the bot see them.</summary>
public sealed class WorkspaceTests
{
    [Fact]
    public async Task A_parked_workspace_is_told_everywhere_and_the_bot_is_ready_for_the_others()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(place.Slack, place.Company, place.File("policy.yaml", Policy("T0GLOBEX1", "token_file: globex")), place.Storage);
        await bot.ReadyAsync();
        using var http = new HttpClient();
        var ready = await UntilAsync(http, new Uri(bot.Url!, "readyz"), "is parked");

        Assert.StartsWith("ready\nworkspace globex is parked: the file globex cannot be read", ready, StringComparison.Ordinal);
        await UntilAsync(http, new Uri(bot.Url!, "/"), "globex T0GLOBEX1: parked: the file globex cannot be read");
        await UntilAsync(http, new Uri(bot.Url!, "metrics"), "state=\"parked\"} 1");
        Assert.Contains("Workspace globex is parked", bot.Output, StringComparison.Ordinal);

        place.Ask("all the same");
        await place.Page("dilbert", "all the same");
    }

    [Fact]
    public async Task A_workspace_without_any_SLACK_TOKEN_is_served_and_its_token_is_never_shown()
    {
        await using var place = await Workplace.OpenAsync();
        place.File("globex", place.Company.BotToken);
        using var bot = BotProcess.Start(
            place.Slack, place.Company, place.File("policy.yaml", Policy(place.Company.Id, "token_file: globex")), place.Storage, token: "");
        await bot.ReadyAsync();
        place.Company.AddUser("hank");
        place.Ask("by name alone");
        await place.Page("hank", "by name alone");

        Assert.DoesNotContain(place.Company.BotToken, bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_a_whole_organization_is_told_from_that_of_a_workspace()
    {
        await using var place = await Workplace.OpenAsync();
        var organization = place.Slack.Slack.AddOrganization();
        organization.AddWorkspace("globex");
        var file = place.File("policy.yaml", "escalation_policy: [{handlers: [dilbert]}]");
        using var bot = BotProcess.Start(place.Slack, place.Company, file, "memory", token: organization.BotToken);
        using var check = BotProcess.Start(
            ["check", "--config-file", file],
            new Dictionary<string, string> { ["SLACK_TOKEN"] = organization.BotToken, ["SLACK_API_URL"] = place.Slack.ApiUrl.ToString() });

        Assert.Equal((3, 1), (await bot.ExitCodeAsync(), await check.ExitCodeAsync()));
        Assert.All([bot.Output, check.Output], output => Assert.Contains("SLACK_TOKEN is of an organization as a whole", output, StringComparison.Ordinal));
        Assert.All([bot.Output, check.Output], output => Assert.DoesNotContain(organization.BotToken, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_looks_each_workspace_up_whose_token_is_at_hand()
    {
        await using var place = await Workplace.OpenAsync();
        place.File("globex", place.Slack.Slack.AddWorkspace("globex").BotToken);
        var text = Policy(place.Slack.Slack.Workspace("globex").Id, "token_file: globex")
            + $"  acme: {{team_id: {place.Company.Id}, token_file: globex}}\n  initech: {{team_id: T0INITECH, token_env: NO_SUCH_TOKEN}}\n";
        using var check = BotProcess.Start(
            ["check", "--config-file", place.File("policy.yaml", text)], new Dictionary<string, string> { ["SLACK_API_URL"] = place.Slack.ApiUrl.ToString() });

        Assert.Equal(1, await check.ExitCodeAsync());
        Assert.Matches("policy.yaml:6:37: .*hank.*\\(workspace globex\\)", check.Output);
        Assert.Contains($"policy.yaml:7:1: workspace acme: the file globex belongs to workspace", check.Output, StringComparison.Ordinal);
        Assert.Contains("policy.yaml:8:1: workspace initech was not looked up in Slack: the environment variable NO_SUCH_TOKEN is not set", check.Output, StringComparison.Ordinal);
    }

    private static string Policy(string teamId, string token) =>
        $"escalation_policy: [{{handlers: [dilbert]}}]\nworkspaces:\n  globex:\n    team_id: {teamId}\n    {token}\n    escalation_policy: [{{handlers: [hank]}}]\n";

    private static async Task<string> UntilAsync(HttpClient http, Uri address, string shows)
    {
        using var patience = new CancellationTokenSource(Workplace.Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var text = await http.GetStringAsync(address, patience.Token);
            if (text.Contains(shows, StringComparison.Ordinal))
            {
                return text;
            }

            await beat.WaitForNextTickAsync(patience.Token);
        }
    }
}

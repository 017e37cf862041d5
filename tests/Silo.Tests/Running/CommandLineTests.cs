using System.Text.RegularExpressions;

namespace Pokemanager.Silo.Tests.Running;

/// <summary>What other programs rely on: commands, exit codes, and messages that name the place and the mend.</summary>
public sealed class CommandLineTests
{
    private const string Policy = "escalation_policy: [{handlers: [dilbert]}]";

    [Fact]
    public async Task The_version_is_printed_and_all_is_well()
    {
        using var bot = BotProcess.Start(["--version"]);

        Assert.Equal(0, await bot.ExitCodeAsync());
        Assert.Matches(@"^\d+\.\d+\.\d+", bot.Output);
    }

    [Theory]
    [InlineData("--no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("run")]
    public async Task Wrong_usage_ends_with_2(string argument)
    {
        using var bot = BotProcess.Start([argument]);

        Assert.Equal(2, await bot.ExitCodeAsync());
    }

    [Fact]
    public async Task Without_a_token_it_says_which_variable_to_set()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(["--config-file", place.File("policy.yaml", Policy)]);

        Assert.Equal(2, await bot.ExitCodeAsync());
        Assert.Contains("SLACK_TOKEN is not set", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_configuration_ends_with_2_and_names_the_place()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(place.Slack, place.Company, place.File("policy.yaml", "escalation_policy: []\n"), place.Storage);

        Assert.Equal(2, await bot.ExitCodeAsync());
        Assert.Contains("policy.yaml:1:", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_Slack_refuses_ends_with_3_and_is_not_shown()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(place.Slack, place.Company, place.File("policy.yaml", Policy), place.Storage, token: "xoxb-wrong-secret");

        Assert.Equal(3, await bot.ExitCodeAsync());
        Assert.Contains("invalid_auth", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RTM_refused_to_a_new_app_ends_with_3_and_says_what_to_do()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(
            place.Slack, place.Company, place.File("policy.yaml", Policy), place.Storage, token: place.Company.BotToken, isRtm: true);

        Assert.Equal(3, await bot.ExitCodeAsync());
        Assert.Contains("SLACK_APP_TOKEN", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_opened_ends_with_4_and_names_the_file()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(
            place.Slack, place.Company, place.File("policy.yaml", Policy), $"sqlite:{place.File("broken.db", "this is no database, whatever its name says")}");

        Assert.Equal(4, await bot.ExitCodeAsync());
        Assert.Contains("broken.db", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_finds_nothing_wrong_with_a_good_file()
    {
        await using var place = await Workplace.OpenAsync();
        using var check = BotProcess.Start(["check", "--config-file", place.File("policy.yaml", Policy)]);

        Assert.Equal(0, await check.ExitCodeAsync());
    }

    [Fact]
    public async Task Check_counts_warnings_only_when_it_is_strict()
    {
        await using var place = await Workplace.OpenAsync();
        var file = place.File("policy.yaml", Policy + "\nchanels: [ops-help]\n");
        using var check = BotProcess.Start(["check", "--config-file", file]);
        using var strict = BotProcess.Start(["check", "--config-file", file, "--strict"]);

        Assert.Equal(0, await check.ExitCodeAsync());
        Assert.Contains("channels", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, await strict.ExitCodeAsync());
    }

    [Fact]
    public async Task Check_with_a_token_says_what_the_apps_scopes_leave_out_and_finds_no_fault_in_it()
    {
        await using var place = await Workplace.OpenAsync();
        place.Company.Scopes = [.. place.Company.Scopes.Except(["commands", "reactions:read"])];
        var file = place.File("policy.yaml", Policy);

        using var check = BotProcess.Start(
            ["check", "--strict", "--config-file", file],
            new Dictionary<string, string> { ["SLACK_TOKEN"] = place.Company.BotToken, ["SLACK_API_URL"] = place.Slack.ApiUrl.ToString() });

        Assert.Equal(0, await check.ExitCodeAsync());
        Assert.Contains($"{file}:1:1: warning: SLACK_TOKEN: without the scope reactions:read an emoji is no answer", check.Output, StringComparison.Ordinal);
        Assert.Contains("without the scope commands there is no slash command", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("without the scope users:read.email", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_says_once_what_the_apps_scopes_leave_out()
    {
        await using var place = await Workplace.OpenAsync();
        place.Company.Scopes = [.. place.Company.Scopes.Except(["channels:history"])];

        using var bot = BotProcess.Start(place.Slack, place.Company, place.File("policy.yaml", Policy), place.Storage);
        await bot.ReadyAsync();

        Assert.Single(bot.Output.Split('\n'), line => line.Contains("without the scope channels:history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_with_a_token_finds_handlers_that_Slack_cannot_ask_whatever_else_is_wrong()
    {
        await using var place = await Workplace.OpenAsync();
        place.Company.AddUser("gone", deleted: true);
        place.Company.AddUser("robot", isBot: true);
        place.Company.AddUser("twin1", displayName: "Twin");
        place.Company.AddUser("twin2", displayName: "Twin");
        var asok = place.Company.User("asok").Id;
        var file = place.File("policy.yaml", $"escalation_policy:\n  - handlers:\n    - dilbert\n    - dilbret\n    - gone\n    - robot\n    - twin\n    - asok\n    -  {asok}\n    escalate_after_seconds: 0\nchannels: [\n");

        using var check = BotProcess.Start(
            ["check", "--config-file", file],
            new Dictionary<string, string> { ["SLACK_TOKEN"] = place.Company.BotToken, ["SLACK_API_URL"] = place.Slack.ApiUrl.ToString() });

        Assert.Equal(1, await check.ExitCodeAsync());
        Assert.Equal(["10:29", "11:12", "4:7", "5:7", "6:7", "7:7", "9:8"], check.Output.Split('\n').Select(line => string.Join(':', line[file.Length..].Split(':')[1..3])));
        Assert.Contains("dilbert", check.Output, StringComparison.Ordinal);
        Assert.Contains($"{asok} is the same person as asok (line 8)", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:8080;http://")]
    public async Task An_address_that_nothing_can_listen_at_ends_with_2(string urls)
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(["--config-file", place.File("policy.yaml", Policy), "--storage", place.Storage, "--urls", urls], new Dictionary<string, string>
        {
            ["SLACK_TOKEN"] = place.Company.BotToken, ["SLACK_API_URL"] = place.Slack.ApiUrl.ToString(),
        });

        Assert.Equal(2, await bot.ExitCodeAsync());
        Assert.Contains($"--urls '{urls}' is no list of http addresses", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_at_any_free_port_says_which_it_got()
    {
        using var demo = BotProcess.Start(["demo", "--page", "http://127.0.0.1:0", "--urls", "http://127.0.0.1:0"]);

        await demo.SaysAsync("Ctrl+C ends it");

        Assert.Equal(2, Regex.Count(demo.Output, @"(is up\. Open|own status:) http://127\.0\.0\.1:[1-9]"));
    }

    [Theory]
    [InlineData("SLACK_TOKEN")]
    [InlineData("SLACK_APP_TOKEN")]
    public async Task What_cannot_be_a_token_ends_with_2_and_is_not_shown(string name)
    {
        await using var place = await Workplace.OpenAsync();
        var file = place.File("policy.yaml", Policy);
        var environment = new Dictionary<string, string>
        {
            ["SLACK_TOKEN"] = place.Company.BotToken, ["SLACK_APP_TOKEN"] = place.Slack.Slack.App.Token, ["SLACK_API_URL"] = place.Slack.ApiUrl.ToString(),
        };
        environment[name] = "xoxb-s3cret …";

        foreach (string[] arguments in new[] { ["check", "--config-file", file], new[] { "--config-file", file, "--storage", place.Storage } })
        {
            using var bot = BotProcess.Start(arguments, environment);
            Assert.Equal(2, await bot.ExitCodeAsync());
            Assert.Contains($"{name} holds more than a token", bot.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", bot.Output, StringComparison.Ordinal);
        }
    }
}

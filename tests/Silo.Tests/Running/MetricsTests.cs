namespace Pokemanager.Silo.Tests.Running;

/// <summary>What the bot counts can be read by Prometheus.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Requests_and_calls_to_Slack_are_counted_and_no_message_or_token_is_shown()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = await place.RunBotAsync();
        var mention = place.Ask("the secret question");
        place.Company.User("dilbert").Press(await place.Page("dilbert", "the secret question"), "take");
        await place.Line(mention, "dilbert has it");

        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(bot.Url!, "metrics"), TestContext.Current.CancellationToken);

        Assert.Matches("(?m)^pokemanager_requests_opened_total(\\{.*\\})? 1( |$)", metrics);
        Assert.Matches("(?m)^pokemanager_requests_ended_total\\{.*outcome=\"Acknowledged\".*\\} 1( |$)", metrics);
        Assert.Matches("(?m)^pokemanager_requests_open(\\{.*\\})? 0( |$)", metrics);
        Assert.Matches("(?m)^pokemanager_outbox_depth(\\{.*\\})? \\d", metrics);
        Assert.Matches("(?m)^pokemanager_connector_connected\\{.*connection=\"socket-mode/.*\\} 1( |$)", metrics);
        Assert.Matches("(?m)^pokemanager_connector_gap_seconds_total\\{.*connection=\"socket-mode/", metrics);
        Assert.Matches("(?m)^pokemanager_mention_to_page_seconds_count(\\{.*\\})? 1( |$)", metrics);
        Assert.Matches("(?m)^pokemanager_slack_calls_total\\{.*method=\"chat.postMessage\"", metrics);
        Assert.Contains("orleans_", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_is_kept_out_of_the_statistics()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = await place.RunBotAsync();
        place.Company.User("catbert").Command("/poke", "drill", "ops-help");
        place.Company.User("dilbert").Press(await place.Page("dilbert", "Drill: catbert needs someone"), "take");
        await place.Page("dilbert", "Yours since");

        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(bot.Url!, "metrics"), TestContext.Current.CancellationToken);

        Assert.Matches("(?m)^pokemanager_connector_connected\\{", metrics);
        Assert.DoesNotMatch("(?m)^pokemanager_(requests_opened_total|requests_ended_total|mention_to_page_seconds_count|request_acknowledged_after_seconds_count)(\\{.*\\})? [1-9]", metrics);
    }
}

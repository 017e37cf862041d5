using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>The home tab.</summary>
public sealed class HomeTests
{
    [Fact]
    public async Task It_shows_open_requests_and_who_would_be_asked_and_looks_again_when_told_to()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask("the build is broken");
        await bot.PagesTakenAsync(mention);

        var opened = await Published(bot, "catbert", () => bot.Company.User("catbert").OpenHome());
        Assert.Contains("the build is broken", opened, StringComparison.Ordinal);
        Assert.Contains("Asking dilbert (level 1 of 3), then asok and alice at", opened, StringComparison.Ordinal);
        Assert.Contains("2. asok and alice, for 2 s", opened, StringComparison.Ordinal);

        bot.Company.User("dilbert").Press(await bot.Page("dilbert", "the build is broken"), "take");
        await bot.Line(mention, "after you asked");
        var refreshed = await Published(bot, "catbert", () => bot.Company.User("catbert").PressHome("home_refresh"));
        Assert.Contains("No request is open.", refreshed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_what_was_written_only_to_those_it_concerns()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.PagesTakenAsync(bot.Ask("the build is broken"));

        var outsider = await Published(bot, "wally", () => bot.Company.User("wally").OpenHome());
        var handler = await Published(bot, "dilbert", () => bot.Company.User("dilbert").OpenHome());

        Assert.Contains("1 request is open.", outsider, StringComparison.Ordinal);
        Assert.DoesNotContain("the build is broken", outsider, StringComparison.Ordinal);
        Assert.Contains("the build is broken", handler, StringComparison.Ordinal);
    }

    private static async Task<string> Published(RunningBot bot, string user, Action act)
    {
        var call = bot.Slack.Calls.NextAsync(call => call.Method == "views.publish", RunningBot.Patience);
        act();
        var published = await call;
        Assert.Null(published.Error);
        Assert.Equal(bot.Company.User(user).Id, published.Arguments["user_id"]);
        return published.Arguments["view"];
    }
}

using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>The slash command that asks about requests and people.</summary>
public sealed class QuestionTests
{
    [Fact]
    public async Task Who_shows_people_waits_and_what_is_wrong_and_only_to_who_asked()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(300, "dilbert"), RunningBot.Level(2, "asok", "ghost"), RunningBot.Level(3, "nobody_here")));

        bot.Poke("catbert", "who");

        var answer = await bot.Aside("catbert", "Who is asked in");
        Assert.True(answer.Shows("1. dilbert, for 5 min"));
        Assert.True(answer.Shows("2. asok, for 2 s"));
        Assert.True(answer.Shows("ghost"));
        Assert.True(answer.Shows("3. nobody, so this level is skipped"));
        Assert.Equal(0, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task Who_in_a_channel_that_is_not_listed_says_so()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Channels = ["data-help"] });

        bot.Poke("catbert", "who");

        await bot.Aside("catbert", "I don't take requests in");
    }

    [Fact]
    public async Task Who_in_a_private_conversation_is_answered_for_any_channel()
    {
        await using var bot = await RunningBot.StartAsync();

        bot.Company.User("catbert").Command("/poke", "who");

        await bot.Aside("catbert", "*Who is asked* (policy default)");
    }

    [Fact]
    public async Task Open_shows_who_is_asked_and_who_is_next_and_forgets_what_was_taken()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Poke("wally", "open");
        await bot.Aside("wally", "No request is open.");
        var taken = bot.Ask("taken soon");
        bot.Company.User("dilbert").Press(await bot.Page("dilbert", "taken soon"), "take");
        await bot.Line(taken, "after you asked");
        var open = bot.Ask("still open");
        await bot.PagesTakenAsync(open);

        bot.Poke("wally", "open");

        var answer = await bot.Aside("wally", "1 request is open.");
        Assert.True(answer.Shows("still open"));
        Assert.True(answer.Shows("Asking dilbert (level 1 of 3), then asok and alice at <!date^"));
        Assert.True(answer.Shows("/archives/"));
    }

    [Fact]
    public async Task Open_shows_what_was_written_elsewhere_only_to_those_it_concerns()
    {
        await using var bot = await RunningBot.StartAsync();
        var secret = bot.Company.AddChannel("board", isPrivate: true, members: [bot.Company.User("catbert")]);
        bot.Company.User("catbert").Mention(secret, "the merger leaked");
        await bot.Page("dilbert", "the merger leaked");

        bot.Poke("wally", "open");
        bot.Poke("dilbert", "open");

        var outsider = await bot.Aside("wally", "1 request is open.");
        Assert.False(outsider.Shows("the merger leaked"));
        Assert.True(outsider.Shows("*catbert* in"));
        await bot.Aside("dilbert", "the merger leaked");
    }

    [Fact]
    public async Task Why_explains_the_newest_open_request_of_the_channel_and_the_one_of_a_link()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Poke("catbert", "why");
        await bot.Aside("catbert", "No request of this channel is open.");
        var first = bot.Ask("first question");
        await bot.Page("dilbert", "first question");
        var second = bot.Ask("second question");
        await bot.Page("dilbert", "second question");
        var link = (await bot.Request(first).GetSnapshot())!.Permalink;

        bot.Poke("catbert", "why");
        await bot.Aside("catbert", "Policy *default*");
        bot.Poke("wally", $"why {link}");
        await bot.Aside("wally", "• dilbert: ");
        bot.Poke("asok", $"why {link[..^6]}000001");
        await bot.Aside("asok", "I know of no request at that message.");

        Assert.Equal("Open", (await bot.Request(second).GetSnapshot())!.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    public async Task Help_is_told_by_the_commands_own_name(string text)
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Company.Channel("ops-help").Add(bot.Company.User("catbert"));

        bot.Company.User("catbert").Command("/page-ops", text, "ops-help");

        await bot.Aside("catbert", "`/page-ops who`");
        Assert.Equal(0, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_shown_where_it_was_asked_comes_in_private()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Company.AddChannel("elsewhere", botIsMember: false);

        bot.Poke("catbert", "who", "elsewhere");

        await bot.Page("catbert", "Who is asked in");
    }
}

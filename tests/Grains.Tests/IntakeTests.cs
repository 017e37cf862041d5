using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>What starts a request, and what must not.</summary>
public sealed class IntakeTests
{
    [Fact]
    public async Task A_message_delivered_twice_is_one_request()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.DuplicateEnvelopes(10);

        var mention = bot.Ask("asked once");
        await bot.Line(mention, "Asking dilbert now");
        await bot.Page("dilbert", "asked once");
        bot.Ask("positive control");
        await bot.Page("dilbert", "positive control");

        Assert.Equal(2, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task Over_RTM_a_mention_is_answered_by_a_reply()
    {
        await using var bot = await RunningBot.StartAsync(isRtm: true);

        var mention = bot.Ask();
        await bot.Page("dilbert");
        bot.Company.User("dilbert").Direct("on it");

        await bot.Line(mention, "dilbert has it");
    }

    [Fact]
    public async Task Channels_that_the_configuration_does_not_list_are_passed_over()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Channels = ["data-help"] });
        var listed = bot.Company.AddChannel("data-help");

        bot.Ask("in a channel that is not listed");
        bot.Company.User("catbert").Mention(listed, "in the listed one");

        await bot.Page("dilbert", "in the listed one");
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task Edits_of_a_mention_and_messages_of_bots_start_nothing()
    {
        await using var bot = await RunningBot.StartAsync();
        var robot = bot.Company.AddUser("robot", isBot: true);

        robot.Mention(bot.Company.Channel("ops-help"), "I am a bot");
        var mention = bot.Ask("first text");
        await bot.Page("dilbert", "first text");
        bot.Company.User("catbert").Edit(mention, $"{bot.Company.Bot.Tag} second text");
        bot.Ask("positive control");
        await bot.Page("dilbert", "positive control");

        Assert.Equal(
            ["first text", "positive control"],
            bot.Company.Direct("dilbert").Messages.Where(message => message.Buttons.Count > 0).Select(message => message.Text.Split(": ")[1]));
    }

    [Fact]
    public async Task What_a_requester_wrote_pings_nobody()
    {
        await using var bot = await RunningBot.StartAsync();

        bot.Company.User("catbert").Say(bot.Company.Channel("ops-help"), $"{bot.Company.Bot.Tag} <!channel> <!subteam^S123> <@U0WALLY> look");

        var page = await bot.Page("dilbert");
        Assert.DoesNotContain("<!channel", page.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!subteam", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<@U0WALLY", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_answer_was_lost_is_recognised_and_not_sent_again()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.LoseAnswer("chat.postMessage", 2);

        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention, clockGoesOn: true);

        Assert.Equal(1, bot.PagesTo("dilbert"));
        Assert.Single(bot.Company.Channel("ops-help").Messages, message => message.IsFromBot);
    }
}

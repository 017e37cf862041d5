using Pokemanager.Policies;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>The slash command that asks for somebody.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_command_asks_as_a_mention_does_and_stands_in_the_channel_as_a_message()
    {
        await using var bot = await RunningBot.StartAsync();

        var sent = bot.Poke("catbert", "the build is broken");

        bot.Company.User("dilbert").Press(await bot.Page("dilbert", "catbert needs someone"), "take");
        var posted = await bot.Posted("catbert* asks: the build is broken");
        var outcome = await bot.Line(posted, "after you asked");
        Assert.Contains(bot.Company.User("catbert").Tag, outcome.Text, StringComparison.Ordinal);
        Assert.True(await sent.Confirmed);
    }

    [Fact]
    public async Task A_command_delivered_twice_asks_once()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.DuplicateEnvelopes(10);

        bot.Poke("catbert", "asked once");
        await bot.Page("dilbert", "asked once");
        bot.Poke("catbert", "positive control");
        await bot.Page("dilbert", "positive control");

        Assert.Equal(2, bot.PagesTo("dilbert"));
        Assert.Equal(2, bot.Company.Channel("ops-help").Messages.Count(message => message.Shows("* asks: ")));
    }

    [Fact]
    public async Task A_message_of_a_command_whose_answer_was_lost_is_recognised_and_not_posted_again()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.LoseAnswer("chat.postMessage", 1);

        bot.Poke("catbert", "asked once");
        await bot.PassUntilAsync(bot.Page("dilbert", "asked once"));

        Assert.Single(bot.Company.Channel("ops-help").Messages, message => message.Shows("* asks: "));
    }

    [Fact]
    public async Task A_command_that_was_confirmed_is_carried_out_by_the_next_silo()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.Fail("chat.postMessage", 503);
        Assert.True(await bot.Poke("catbert", "do not forget me").Confirmed);

        await bot.StopSiloAsync();
        bot.Slack.Faults.Clear();
        await bot.StartSiloAsync();
        await bot.PassUntilAsync(bot.Page("dilbert", "do not forget me"));

        Assert.Single(bot.Company.Channel("ops-help").Messages, message => message.Shows("* asks: "));
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task A_message_that_stands_already_is_not_posted_again_by_the_next_silo()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.LoseAnswer("chat.postMessage", 1);
        Assert.True(await bot.Poke("catbert", "do not repeat me").Confirmed);
        await bot.Posted("* asks: ");

        await bot.StopSiloAsync();
        Assert.Equal(0, bot.PagesTo("dilbert"));
        await bot.StartSiloAsync();
        await bot.PassUntilAsync(bot.Page("dilbert", "do not repeat me"));

        Assert.Single(bot.Company.Channel("ops-help").Messages, message => message.Shows("* asks: "));
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task A_command_in_a_private_conversation_asks_nobody_and_says_where_to_ask()
    {
        await using var bot = await RunningBot.StartAsync();

        bot.Company.User("catbert").Command("/poke", "the build is broken");

        await bot.Aside("catbert", "Nobody was asked. Type it in a channel");
        Assert.Equal(0, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task A_command_is_forgotten_once_Slack_cannot_deliver_it_again()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(5, "dilbert")));
        bot.Poke("catbert", "soon over");
        bot.Company.User("dilbert").Press(await bot.Page("dilbert", "soon over"), "take");
        await bot.Page("dilbert", "Yours since");

        await bot.RemindersEndAsync();
    }

    [Fact]
    public async Task What_was_typed_pings_nobody()
    {
        await using var bot = await RunningBot.StartAsync();

        bot.Poke("catbert", "<!channel> <!subteam^S123> <@U0WALLY> look");

        var posted = await bot.Posted("asks: ");
        await bot.Line(posted, "Asking dilbert now");
        Assert.DoesNotContain("<!", posted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<@", posted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!", posted.Blocks!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_asks_in_earnest_and_says_what_it_is()
    {
        await using var bot = await RunningBot.StartAsync();

        bot.Poke("catbert", "drill");

        await bot.Page("dilbert", "A drill.");
        await bot.Posted("catbert* runs a drill.");
    }

    [Fact]
    public async Task Where_the_bot_cannot_write_nobody_is_asked_and_the_person_is_told_in_private()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Company.AddChannel("elsewhere", botIsMember: false);

        bot.Poke("catbert", "hello?", "elsewhere");

        await bot.Page("catbert", "Nobody was asked");
        Assert.Equal(0, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task In_a_channel_that_is_not_listed_nobody_is_asked_and_the_listed_ones_are_named()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Channels = ["data-help"] });

        bot.Poke("catbert", "hello?");

        await bot.Aside("catbert", "I don't take requests in");
        await bot.Aside("catbert", "#data-help");
        Assert.DoesNotContain(bot.Company.Channel("ops-help").Messages, message => message.IsFromBot);
    }

    [Fact]
    public async Task Who_may_not_ask_now_is_told_in_private_and_nothing_stands_in_the_channel()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(600, "dilbert")) with
        {
            Requests = new RequestRules { MaxOpenPerRequester = 1 },
            Requesters = new RequesterRules(ExternalMayAsk: false),
        });
        bot.Company.AddUser("guest", guest: true);
        bot.Poke("catbert", "the first");
        await bot.Page("dilbert", "the first");

        bot.Poke("catbert", "the second");
        bot.Poke("guest", "may I?");

        await bot.Aside("catbert", "Your open requests: 1.");
        await bot.Aside("guest", "I take requests from members of this workspace only");
        Assert.Single(bot.Company.Channel("ops-help").Messages, message => message.Shows("* asks: "));
    }
}

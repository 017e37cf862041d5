using Pokemanager.Policies;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>What the requester does with a request, and what everybody sees of it.</summary>
public sealed class RequesterActionTests
{
    [Fact]
    public async Task Cancelled_by_the_requester_the_handlers_stand_down()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var receipt = await bot.Line(mention, "Asking dilbert now");
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("catbert").Press(receipt, "cancel");

        await bot.Line(mention, "Cancelled by catbert.* 1 person told to stand down.");
        await bot.Page("dilbert", "Not needed any more: catbert cancelled it");
        bot.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("Cancelled", (await bot.Request(mention).GetSnapshot())!.Status);
        Assert.Equal(0, bot.PagesTo("asok"));
    }

    [Fact]
    public async Task Somebody_else_who_presses_cancel_hears_alone_that_only_the_requester_can()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var receipt = await bot.Line(mention, "Asking dilbert now");

        bot.Company.User("wally").Press(receipt, "cancel");

        var told = await bot.Line(mention, "Only catbert, who asked, can do that");
        Assert.Equal(bot.Company.User("wally").Id, told.EphemeralFor);
        Assert.Equal("Open", (await bot.Request(mention).GetSnapshot())!.Status);
    }

    [Fact]
    public async Task The_requester_need_not_wait_for_the_next_level()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var receipt = await bot.Line(mention, "Asking dilbert now");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("catbert").Press(receipt, "push");
        bot.Company.User("catbert").Press(receipt, "push");

        await bot.Page("asok");
        await bot.PassUntilAsync(bot.Line(mention, "catbert asked not to wait. Asking asok and alice now"));
        Assert.Equal(2, (await bot.Request(mention).GetSnapshot())!.Level);
        await bot.Page("dilbert", "Passed on to level 2");
    }

    [Fact]
    public async Task Why_them_is_answered_to_whoever_asks_alone()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var receipt = await bot.Line(mention, "Asking dilbert now");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("wally").Press(receipt, "why");

        var why = await bot.Line(mention, "Policy *default* v");
        Assert.Equal(bot.Company.User("wally").Id, why.EphemeralFor);
        Assert.True(why.Shows("Level 1 of 3"));
        Assert.True(why.Shows("dilbert: asked"));
        Assert.True(why.Shows("Next: asok and alice in 5 s"));
    }

    [Fact]
    public async Task Another_mention_in_the_thread_asks_nobody_anew_and_shows_on_the_page()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert"), RunningBot.Level(60, "wally")));
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        var nudge = bot.Company.User("catbert").Mention(mention.Channel, "anybody?", mention.Ts);

        var told = await bot.Line(mention, "I'm still asking dilbert");
        Assert.Equal(bot.Company.User("catbert").Id, told.EphemeralFor);
        await bot.Page("dilbert", "*Asked again*");
        Assert.Equal("Joined", (await bot.Request(nudge).GetSnapshot())!.Status);
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task An_asked_handler_who_mentions_the_bot_in_the_thread_takes_it()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        bot.Slack.Faults.DuplicateEnvelopes();
        bot.Company.User("dilbert").Mention(mention.Channel, "on it", mention.Ts);

        await bot.PassUntilAsync(bot.Line(mention, "dilbert has it"));
        bot.Ask("positive control");
        await bot.PassUntilAsync(bot.Page("dilbert", "positive control"));
        Assert.DoesNotContain(bot.Company.Messages, message => message.IsFromBot && message.Text.Contains("dilbert needs someone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_asked_handler_who_mentions_the_bot_with_a_pass_word_in_the_thread_passes_it_on()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("dilbert").Mention(mention.Channel, "pass", mention.Ts);

        await bot.Line(mention, "dilbert can't take this one");
    }

    [Fact]
    public async Task Who_passed_it_on_and_says_so_once_more_does_not_ask_again()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert"), RunningBot.Level(60, "asok")));
        bot.Company.Channel("ops-help").Add(bot.Company.User("dilbert"));
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);
        bot.Company.User("dilbert").Mention(mention.Channel, "pass", mention.Ts);
        await bot.Page("asok");
        await bot.PagesTakenAsync(mention);

        await bot.DecidedAsync(bot.Company.User("dilbert").Mention(mention.Channel, "pass", mention.Ts));
        bot.Company.User("catbert").Mention(mention.Channel, "anybody?", mention.Ts);

        await bot.Aside("catbert", "I'm still asking asok");
        Assert.Single(bot.Company.Messages, message => message.Shows("I'm still asking asok"));
    }

    [Fact]
    public async Task A_mention_in_a_thread_whose_request_was_opened_by_a_reply_joins_it_too()
    {
        await using var bot = await RunningBot.StartAsync();
        var root = bot.Company.User("wally").Say("ops-help", "the build is red");
        var mention = bot.Company.User("catbert").Mention(root.Channel, "please", root.Ts);
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        var nudge = bot.Company.User("wally").Mention(root.Channel, "yes please", root.Ts);

        await bot.Page("dilbert", "*Asked again*");
        Assert.Equal("Joined", (await bot.Request(nudge).GetSnapshot())!.Status);
    }

    [Fact]
    public async Task After_the_drop_a_mention_in_the_thread_starts_over()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(2, "dilbert")));
        var mention = bot.Ask("first try");
        await bot.Page("dilbert");
        await bot.WaitPassesAsync(mention, 2);
        await bot.Line(mention, "nobody took this");

        bot.Company.User("catbert").Mention(mention.Channel, "second try", mention.Ts);

        await bot.Page("dilbert", "second try");
    }

    [Fact]
    public async Task Without_an_excerpt_the_page_shows_nothing_of_what_was_written()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Requests = new RequestRules { Excerpt = 0 } });
        bot.Ask("the secret of the company");

        var page = await bot.Page("dilbert");

        Assert.False(page.Shows("secret"));
    }
}

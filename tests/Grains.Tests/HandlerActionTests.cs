using Pokemanager.Policies;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>What handlers do beside taking a request, and what everybody sees of it.</summary>
public sealed class HandlerActionTests
{
    private static readonly BotConfiguration Pair = RunningBot.Policy(RunningBot.Level(60, "asok", "alice"), RunningBot.Level(60, "wally"));

    [Fact]
    public async Task When_all_of_a_level_passed_the_next_is_asked_at_once_and_the_thread_says_why()
    {
        await using var bot = await RunningBot.StartAsync(Pair);
        var mention = bot.Ask();
        var (toAsok, toAlice) = (await bot.Page("asok"), await bot.Page("alice"));
        await bot.PagesTakenAsync(mention);

        bot.Company.User("asok").Press(toAsok, "pass");
        await bot.Page("asok", "You passed this on");
        Assert.Equal(0, bot.PagesTo("wally"));
        bot.Company.User("alice").Press(toAlice, "pass");

        await bot.Page("wally");
        await bot.PassUntilAsync(bot.Line(mention, "alice can't take this one. Asking wally now"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pass_word_in_private_passes_it_on_and_says_which(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert"), RunningBot.Level(60, "wally")), isRtm);
        var mention = bot.Ask("first question");
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("dilbert").Direct("Busy.");

        await bot.Page("wally", "first question");
        await bot.Page("dilbert", "Passed on:");
        bot.Company.User("dilbert").Direct("thanks");
        await bot.Page("dilbert", "Please mention me in a channel.");
    }

    [Fact]
    public async Task A_pass_word_in_the_thread_passes_it_on()
    {
        await using var bot = await RunningBot.StartAsync(Pair);
        var mention = bot.Ask();
        await bot.Page("asok");
        await bot.Page("alice");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("asok").Reply(mention, "pass");
        bot.Company.User("alice").Reply(mention, "no");

        await bot.Page("wally");
    }

    [Fact]
    public async Task The_stale_button_of_an_older_level_passes_no_newer_one()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(5, "dilbert"), RunningBot.Level(60, "dilbert", "alice"), RunningBot.Level(60, "wally")));
        var mention = bot.Ask();
        var old = await bot.Page("dilbert");
        await bot.WaitPassesAsync(mention, 5);
        await bot.Page("alice");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("dilbert").Press(old, "pass");

        await bot.Page("dilbert", "This has gone on since: level 2 of 3 is asked");
        Assert.Equal(2, (await bot.Request(mention).GetSnapshot())!.Level);
        Assert.Equal(["dilbert", "alice"], (await bot.Request(mention).GetSnapshot())!.Asked);
    }

    [Fact]
    public async Task Given_back_it_is_asked_of_the_others_of_the_level_and_the_thread_is_told()
    {
        await using var bot = await RunningBot.StartAsync(Pair);
        var mention = bot.Ask();
        var toAsok = await bot.Page("asok");
        await bot.Page("alice");
        await bot.PagesTakenAsync(mention);
        bot.Company.User("asok").Press(toAsok, "take");
        await bot.Page("alice", "Not needed any more: asok has it");
        var yours = await bot.Page("asok", "Yours since");

        bot.Company.User("asok").Press(yours, "give_back");

        await bot.Line(mention, "asok gave it back");
        await bot.PassUntilAsync(bot.Page("alice", "Asked again below"));
        await bot.PagesTakenAsync(mention);
        var again = bot.Company.Direct("alice").Messages.Last(message => message.Buttons.Count is 2);
        Assert.Equal(1, bot.PagesTo("asok"));
        bot.Company.User("alice").Press(again, "take");
        await bot.Line(mention, "alice has it* (");
    }

    [Fact]
    public async Task Given_back_by_the_only_one_asked_the_next_level_is_asked()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert"), RunningBot.Level(60, "wally")));
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);
        bot.Company.User("dilbert").Direct("mine");

        bot.Company.User("dilbert").Press(await bot.Page("dilbert", "Yours since"), "give_back");

        await bot.Page("wally");
    }

    [Theory]
    [InlineData(AckBy.Members, "wally", true)]
    [InlineData(AckBy.Members, "stranger", false)]
    [InlineData(AckBy.Anyone, "stranger", true)]
    public async Task A_bystander_takes_it_from_the_thread_where_that_is_allowed(AckBy by, string who, bool mayTake)
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Ack = new AckRules { By = by } });
        bot.Company.AddUser("stranger");
        var mention = bot.Ask();
        var receipt = await bot.Line(mention, "Asking dilbert now");

        bot.Company.User(who).Press(receipt, "take");

        if (mayTake)
        {
            await bot.Line(mention, $"{who} has it");
            await bot.Page("dilbert", $"Not needed any more: {who} has it");
        }
        else
        {
            bot.Company.User("dilbert").Press(await bot.Page("dilbert"), "take");
            await bot.Line(mention, "dilbert has it");
        }
    }

    [Fact]
    public async Task An_emoji_of_a_bystander_on_the_mention_takes_it_where_that_is_allowed()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Ack = new AckRules { By = AckBy.Members } });
        var mention = bot.Ask();
        await bot.Page("dilbert");

        bot.Company.User("wally").React(mention, "eyes");

        await bot.Line(mention, "wally has it");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_words_of_ones_own_another_reply_takes_nothing_and_is_told_what_would(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Ack = new AckRules { Words = ["mine", "ack"] } }, isRtm);
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("dilbert").Direct("what is this?");
        await bot.Page("dilbert", "reply with \"mine\" or \"ack\"");
        bot.Company.User("dilbert").Direct("Mine!");

        await bot.Line(mention, "dilbert has it");
    }
}

namespace Pokemanager.Grains.Tests;

/// <summary>What people do in the seconds in which a silo is gone and the others do not know it yet.</summary>
public sealed class LostSiloTests
{
    private const int TriesOfAnEvent = 5;

    [Fact]
    public async Task A_button_that_Slack_shows_as_failed_takes_it_all_the_same_once_the_request_is_found()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")));
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        bot.Lost.Next("Acknowledge", TriesOfAnEvent + 2);
        bot.Company.User("dilbert").Press(page, "take");

        await bot.PassUntilAsync(bot.Line(mention, "dilbert has it"));
        Assert.True(bot.Lost.AreAll);
    }

    [Fact]
    public async Task An_answer_in_the_thread_takes_it_although_word_of_the_page_was_lost()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")));
        var known = bot.Ask("one that dilbert is known to be asked for");
        await bot.Page("dilbert");
        await bot.PagesTakenAsync(known);
        bot.Company.User("dilbert").Direct("on it");
        await bot.Line(known, "dilbert has it");

        bot.Lost.Next("Concerns", 100);
        var mention = bot.Ask("another one");
        await bot.Page("dilbert", "another one");
        await bot.PagesTakenAsync(mention);
        bot.Company.User("dilbert").Say(bot.Company.Channel("ops-help"), "I am looking", mention.Ts);

        await bot.PassUntilAsync(bot.Line(mention, "dilbert has it"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_that_reached_no_silo_is_read_from_its_channel(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(600, "dilbert")), isRtm, slackSharesClock: true);
        await bot.GapIsReadAsync();
        bot.Ask("positive control");
        await bot.PassUntilAsync(bot.Page("dilbert", "positive control"));

        bot.Lost.Next("Open", TriesOfAnEvent);
        bot.Ask("into the gap");

        await bot.PassUntilAsync(bot.Page("dilbert", "into the gap"));
        Assert.True(bot.Lost.AreAll);
        Assert.Equal(2, bot.PagesTo("dilbert"));
    }
}

namespace Pokemanager.Grains.Tests;

/// <summary>The main job, told from the outside: what people write, and what they see.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task A_mention_pages_the_first_level_and_the_thread_names_who_is_asked_and_who_is_next()
    {
        await using var bot = await RunningBot.StartAsync();

        var mention = bot.Ask("the build is broken");

        var page = await bot.Page("dilbert");
        Assert.Contains("catbert needs someone in", page.Text, StringComparison.Ordinal);
        Assert.Contains("the build is broken", page.Text, StringComparison.Ordinal);
        Assert.Equal(["I'll take it", "Can't, ask the next"], page.Buttons.Select(button => button.Text));
        var receipt = await bot.Line(mention, "Asking dilbert now");
        Assert.Contains("(level 1 of 3)", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("I ask asok and alice in 5 s", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_answers_so_each_level_is_asked_in_turn_and_the_requester_hears_of_the_drop()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.Line(mention, "Asking dilbert now");

        await bot.WaitPassesAsync(mention, 5);
        await bot.Page("asok");
        await bot.Page("alice");
        await bot.Line(mention, "No answer from dilbert in 5 s. Asking asok and alice now");
        await bot.Page("dilbert", "Passed on to level 2");
        await bot.WaitPassesAsync(mention, 2);
        await bot.Page("wally", "You are the last level");
        await bot.WaitPassesAsync(mention, 3);

        var line = await bot.Line(mention, "nobody took this");
        Assert.Contains(bot.Company.User("catbert").Tag, line.Text, StringComparison.Ordinal);
        Assert.Contains("I asked dilbert, asok, alice and wally over 10 s", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_requester_hears_the_outcome_in_private_when_the_channel_was_archived()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Ask();
        var page = await bot.Page("dilbert");
        bot.Company.Channel("ops-help").IsArchived = true;

        bot.Company.User("dilbert").Press(page, "take");

        var told = await bot.Page("catbert", "dilbert has it");
        Assert.True(told.Shows("where you asked"));
    }
}

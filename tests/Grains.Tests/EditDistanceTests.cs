namespace Pokemanager.Grains.Tests;

/// <summary>Edits keep out of the way of pages, and do not come faster than people read.</summary>
public sealed class EditDistanceTests
{
    [Fact]
    public async Task With_edits_limited_to_a_standstill_a_new_page_still_leaves()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(600, "dilbert")));
        for (var i = 0; i < 40; i++)
        {
            bot.Company.User("dilbert").Press(await PageOf(bot, $"question {i}."), "take");
        }

        using var standstill = bot.Slack.Faults.RateLimit("chat.update", retryAfterSeconds: 3600);
        for (var i = 40; i < 120; i++)
        {
            bot.Company.User("dilbert").Press(await PageOf(bot, $"question {i}."), "take");
        }

        // Time stands still, so what waits for an edit waits for ever.
        var asked = TimeProvider.System.GetTimestamp();
        await PageOf(bot, "the last question.");
        TestContext.Current.TestOutputHelper?.WriteLine($"paged after {TimeProvider.System.GetElapsedTime(asked).TotalMilliseconds:F0} ms");
        Assert.True(bot.Slack.Calls.Of("chat.update").Count > 0);
    }

    [Fact]
    public async Task Two_edits_of_one_message_keep_their_distance_and_the_last_word_stands()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert"), RunningBot.Level(60, "asok"), RunningBot.Level(60, "alice"), RunningBot.Level(60, "wally")));
        var mention = bot.Ask();
        var receipt = await bot.Line(mention, "Asking dilbert now");
        await bot.PagesTakenAsync(mention);
        var requester = bot.Company.User("catbert");

        requester.Press(receipt, "push");
        var second = await bot.Line(mention, "Asking asok now");
        requester.Press(second, "push");
        await bot.Page("alice");
        var edits = bot.Slack.Calls.Of("chat.update").Count(call => call.Arguments["ts"] == receipt.Ts);
        Assert.Equal(1, edits);

        await bot.PassUntilAsync(bot.Line(mention, "Asking alice now"));
    }

    private static async Task<SlackEmulator.EmulatedMessage> PageOf(RunningBot bot, string question)
    {
        bot.Ask(question);
        return await bot.Page("dilbert", question);
    }
}

using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Tests;

/// <summary>Ended requests go away.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task An_ended_request_is_forgotten_after_its_retention_and_leaves_no_reminder()
    {
        // Slack shares the clock: the day that passes makes its messages a day old, as what is read again judges them.
        await using var bot = await RunningBot.StartAsync(slackSharesClock: true);
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");
        Assert.Equal(1, await bot.RemindersAsync());
        bot.Company.User("dilbert").Press(page, "take");
        await bot.Line(mention, "dilbert has it");
        await bot.Page("dilbert", "Yours since");

        bot.Clock.Advance(RequestLimits.Retention);
        await bot.ForgottenAsync(mention);

        Assert.Equal(0, await bot.RemindersAsync());
    }

    [Theory]
    [InlineData("take")]
    [InlineData("pass")]
    [InlineData("why")]
    public async Task The_button_of_a_request_that_is_forgotten_says_so(string action)
    {
        await using var bot = await RunningBot.StartAsync(slackSharesClock: true);
        var mention = bot.Ask();
        var page = action is "why" ? await bot.Line(mention, "Asking dilbert now") : await bot.Page("dilbert");
        bot.Company.User("dilbert").React(await bot.Page("dilbert"), "eyes");
        await bot.Line(mention, "dilbert has it");
        await bot.Page("dilbert", "Yours since");
        bot.Clock.Advance(RequestLimits.Retention);
        await bot.ForgottenAsync(mention);

        bot.Company.User("dilbert").Press(page, action);

        await bot.PassUntilAsync(action is "why" ? bot.Aside("dilbert", "This ended long ago") : bot.Page("dilbert", "This ended long ago"));
    }
}

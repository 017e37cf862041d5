using Pokemanager.Policies;

namespace Pokemanager.Grains.Tests;

/// <summary>The bot says what the configuration has it say.</summary>
public sealed class OwnTextTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_pages_and_receipts_are_in_the_configurations_words(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(Policy(
            ("thread_receipt", "Asked {names}. {next}"), ("thread_ack", "{requester}: {handler} is on it."), ("ack_handler", "You have it. {permalink}")), isRtm);
        var mention = bot.Ask();
        await bot.Line(mention, "Asked dilbert. They are the last.");

        bot.Company.User("dilbert").React(await bot.Page("dilbert"), "eyes");

        await bot.Line(mention, $"{bot.Company.User("catbert").Tag}: dilbert is on it.");
        await bot.Page("dilbert", "You have it.");
    }

    [Fact]
    public async Task A_text_that_comes_out_empty_is_the_bots_own()
    {
        await using var bot = await RunningBot.StartAsync(Policy(("thread_dropped", "{fallback_line}")));
        var mention = bot.Ask();
        await bot.Page("dilbert");

        await bot.WaitPassesAsync(mention, 5);

        await bot.Line(mention, "nobody took this");
    }

    private static BotConfiguration Policy(params (string Name, string Text)[] texts)
    {
        var policy = RunningBot.Policy(RunningBot.Level(5, "dilbert"));
        return policy with { Messages = policy.Messages.AddRange(texts.Select(text => KeyValuePair.Create(text.Name, text.Text))) };
    }
}

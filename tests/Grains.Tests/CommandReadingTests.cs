using Pokemanager.Grains.Commands;

namespace Pokemanager.Grains.Tests;

/// <summary>What is typed behind a slash command.</summary>
public sealed class CommandReadingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("help")]
    [InlineData("?")]
    public void Nothing_and_help_mean_help(string text) => Assert.IsType<CommandMeaning.Help>(CommandReading.Read(text));

    [Fact]
    public void A_single_word_is_a_question()
    {
        Assert.IsType<CommandMeaning.Who>(CommandReading.Read(" Who "));
        Assert.IsType<CommandMeaning.Open>(CommandReading.Read("open"));
        Assert.Equal(new CommandMeaning.Why(null), CommandReading.Read("why"));
    }

    [Theory]
    [InlineData("who can help with the build?")]
    [InlineData("open the door")]
    [InlineData("why is the site down")]
    [InlineData("help me")]
    [InlineData("db")]
    public void A_sentence_asks_for_somebody_whatever_it_begins_with(string text) =>
        Assert.Equal(new CommandMeaning.Page(text, IsDrill: false), CommandReading.Read(text));

    [Theory]
    [InlineData("drill", "")]
    [InlineData("Drill  fire in\nroom 3 ", "fire in\nroom 3")]
    public void A_drill_may_have_a_text(string text, string wanted) =>
        Assert.Equal(new CommandMeaning.Page(wanted, IsDrill: true), CommandReading.Read(text));

    [Theory]
    [InlineData("why <https://acme.slack.com/archives/C05OPS/p1795423000000100>", null)]
    [InlineData("why https://acme.slack.com/archives/C05OPS/p1795423000000100", null)]
    [InlineData("why <https://acme.slack.com/archives/C05OPS/p1795423000000100?thread_ts=1795422000.000200&amp;cid=C05OPS|link>", "1795422000.000200")]
    [InlineData("why https://acme.slack.com/archives/C05OPS/p1795423000000100?cid=C05OPS&thread_ts=1795422000.000200", "1795422000.000200")]
    public void A_link_names_a_message(string text, string? thread) =>
        Assert.Equal(new CommandMeaning.Why(new MessageLink("C05OPS", "1795423000.000100", thread)), CommandReading.Read(text));

    [Theory]
    [InlineData("why https://acme.slack.com/archives/C05OPS")]
    [InlineData("why https://acme.slack.com/archives/C05OPS/p1795423000000100 please")]
    [InlineData("why https://evil.test/a/archives/C05OPS/p1795423000000100")]
    public void What_is_no_link_to_a_message_is_text(string text) => Assert.IsType<CommandMeaning.Page>(CommandReading.Read(text));
}

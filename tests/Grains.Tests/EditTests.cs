using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Tests;

/// <summary>A mention that comes into a message by editing it.</summary>
public sealed class EditTests
{
    private static readonly SlackWorkspace Workspace = new("T1", new Uri("https://acme.slack.com/"), "UBOT", "BBOT", null!, null!);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_that_an_edit_adds_counts_once(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: isRtm);
        var catbert = bot.Company.User("catbert");
        var message = catbert.Say(bot.Company.Channel("ops-help"), "the build is broken");

        catbert.Edit(message, $"{bot.Company.Bot.Tag} the build is broken");
        await bot.Page("dilbert", "the build is broken");
        catbert.Edit(message, $"{bot.Company.Bot.Tag} the build is broken again");
        catbert.Edit(message, "never mind");
        catbert.Edit(message, $"{bot.Company.Bot.Tag} or do");
        bot.Ask("positive control");

        await bot.Page("dilbert", "positive control");
        Assert.Equal(2, bot.PagesTo("dilbert"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_added_to_an_old_message_starts_nothing(bool isRtm)
    {
        var policy = RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { Requests = new RequestRules { StaleAfter = TimeSpan.FromSeconds(1) } };
        await using var bot = await RunningBot.StartAsync(policy, isRtm, slackSharesClock: true);
        await bot.GapIsReadAsync();
        var catbert = bot.Company.User("catbert");
        var message = catbert.Say(bot.Company.Channel("ops-help"), "long ago");

        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        catbert.Edit(message, $"{bot.Company.Bot.Tag} long ago");
        bot.Ask("positive control");

        await bot.Page("dilbert", "positive control");
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task Edits_start_nothing_where_the_configuration_says_so()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { TakesEdits = false });
        var catbert = bot.Company.User("catbert");
        var message = catbert.Say(bot.Company.Channel("ops-help"), "the build is broken");

        catbert.Edit(message, $"{bot.Company.Bot.Tag} the build is broken");
        bot.Ask("positive control");

        await bot.Page("dilbert", "positive control");
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    private static MessageEvent Changed => new(
        "C1", "channel", "U1", null, null, "message_changed", "<@UBOT> look", "5.1", null, IsMention: false, IsEdited: true, IsHidden: true) { PreviousText = "look" };

    [Fact]
    public void Only_the_edit_that_adds_the_mention_asks()
    {
        var asked = Assert.IsType<Reading.Asked>(EventReading.Read(Changed, Workspace, RunningBot.Policy(RunningBot.Level(60, "dilbert"))));

        Assert.Equal(("T1/C1/5.1", "U1", true), (asked.Mention.Key.ToString(), asked.Mention.User, asked.Mention.IsEdit));
    }

    [Fact]
    public void Other_changes_ask_nobody() => Assert.All(
        new Dictionary<string, MessageEvent>
        {
            ["an unfurl"] = Changed with { IsEdited = false },
            ["an unfurl of an edited mention"] = Changed with { PreviousText = "<@UBOT> look" },
            ["a change that does not say what stood before"] = Changed with { PreviousText = null },
            ["an edit without a mention"] = Changed with { Text = "look" },
            ["an edit of the bot's own message"] = Changed with { User = "UBOT" },
            ["an edit of another bot's message"] = Changed with { BotId = "B2" },
            ["an edit of a private message"] = Changed with { Channel = "D1", ChannelType = "im" },
            ["a deletion"] = Changed with { Subtype = "message_deleted" },
            ["a reply that bumps its thread"] = Changed with { Subtype = "message_replied", PreviousText = null },
            ["an edited message that is delivered again"] = Changed with { Subtype = null, IsHidden = false, PreviousText = null },
        },
        change => Assert.False(EventReading.Read(change.Value, Workspace, RunningBot.Policy(RunningBot.Level(60, "dilbert"))) is Reading.Asked, change.Key));
}

using Pokemanager.Grains.Slack;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Tests;

/// <summary>What each form of a message means to the bot.</summary>
public sealed class EventReadingTests
{
    private static readonly SlackWorkspace Workspace = new("T1", new Uri("https://acme.slack.com/"), "UBOT", "BBOT", null!, null!);

    private static readonly MessageEvent Plain = new("C1", "channel", "U1", null, null, null, "<@UBOT> help", "5.1", null, false, false, false);

    [Fact]
    public void A_mention_in_any_spoken_form_asks() => Assert.All(
        new Dictionary<string, MessageEvent>
        {
            ["a plain message"] = Plain,
            ["an app_mention"] = Plain with { IsMention = true, ChannelType = null },
            ["in a private channel"] = Plain with { Channel = "G1", ChannelType = "group" },
            ["with the bot's name"] = Plain with { Text = "<@UBOT|poke> help" },
            ["in the middle"] = Plain with { Text = "could <@UBOT> help?" },
            ["with a file"] = Plain with { Subtype = "file_share" },
            ["said as /me"] = Plain with { Subtype = "me_message" },
            ["of a thread, sent to the channel as well"] = Plain with { Subtype = "thread_broadcast", ThreadTs = "4.1" },
            ["in a thread"] = Plain with { ThreadTs = "4.1" },
        },
        row => Assert.Equal(("T1/C1/5.1", "U1"), Read<Reading.Asked>(row.Value with { Channel = "C1" }) is { Mention: var m } ? (m.Key.ToString(), m.User) : default));

    [Fact]
    public void The_root_of_a_thread_stands_in_none() => Assert.Null(Read<Reading.Asked>(Plain with { ThreadTs = "5.1" }).Mention.ThreadTs);

    [Fact]
    public void What_nobody_says_to_the_bot_is_noise() => Assert.All(
        new Dictionary<string, MessageEvent>
        {
            ["without a mention"] = Plain with { Text = "help" },
            ["another person's mention"] = Plain with { Text = "<@UBOT2> help" },
            ["the bot's own message by its user"] = Plain with { User = "UBOT" },
            ["the bot's own message by its bot id"] = Plain with { User = null, BotId = "BBOT" },
            ["another bot's message"] = Plain with { BotId = "B2" },
            ["a bot_message"] = Plain with { Subtype = "bot_message" },
            ["somebody joins"] = Plain with { Subtype = "channel_join" },
            ["somebody leaves"] = Plain with { Subtype = "channel_leave" },
            ["the topic"] = Plain with { Subtype = "channel_topic" },
            ["a pinned message"] = Plain with { Subtype = "pinned_item" },
            ["a hidden message"] = Plain with { IsHidden = true },
            ["without a writer"] = Plain with { User = "" },
            ["without a place"] = Plain with { Channel = "" },
            ["without a time"] = Plain with { Ts = "" },
        },
        row => Assert.True(EventReading.Read(row.Value, Workspace, RunningBot.Policy(RunningBot.Level(60, "dilbert"))) is Reading.Noise, row.Key));

    [Fact]
    public void A_private_message_is_a_reply_even_with_a_mention() => Assert.All(
        new[] { Plain with { Channel = "D1", ChannelType = null }, Plain with { Channel = "D1", ChannelType = "im", Text = "on it" } },
        message => Assert.Equal(("U1", "D1", "5.1"), Read<Reading.Replied>(message) is var read ? (read.User, read.Reply.Channel, read.Reply.Ts) : default));

    [Fact]
    public void A_message_in_a_thread_without_a_mention_may_be_an_answer() =>
        Assert.Equal(new Reading.AnsweredThread("U1", "C1", "4.1", "5.1", "on it"), Read<Reading.AnsweredThread>(Plain with { ThreadTs = "4.1", Text = "on it" }));

    private static T Read<T>(MessageEvent message)
        where T : Reading => Assert.IsType<T>(EventReading.Read(message, Workspace, RunningBot.Policy(RunningBot.Level(60, "dilbert"))));
}

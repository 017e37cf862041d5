using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>What is written while nobody listens is found again.</summary>
public sealed class GapTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_written_while_the_bot_was_away_is_found_and_says_how_late_it_is(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: isRtm, slackSharesClock: true);
        await bot.StopSiloAsync();
        var mention = bot.Ask("is anybody there?");
        bot.Clock.Advance(TimeSpan.FromMinutes(10));

        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();

        await bot.Page("dilbert", "is anybody there?");
        await bot.Line(mention, "I was offline when you wrote this (10 min ago)");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mention_written_while_the_machine_stood_still_is_found_although_the_socket_looked_open(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: isRtm, slackSharesClock: true);
        await bot.GapIsReadAsync();
        Assert.All(bot.Slack.App.OpenSockets, socket => socket.Freeze());
        bot.Ask("while you slept");

        // All at once, as a clock does that nobody looked at; the connection's lease is renewed before anybody misses the socket.
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.GapIsReadAsync();

        await bot.Page("dilbert", "while you slept");
    }

    [Fact]
    public async Task A_mention_found_hours_later_asks_nobody_and_its_writer_is_told()
    {
        await using var bot = await RunningBot.StartAsync(isRtm: true, slackSharesClock: true);
        await bot.StopSiloAsync();
        var mention = bot.Ask("long ago");
        bot.Clock.Advance(TimeSpan.FromHours(3));

        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();

        await bot.Line(mention, "so I asked nobody");
        Assert.Equal(0, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task A_mention_written_in_a_thread_meanwhile_is_found_too()
    {
        await using var bot = await RunningBot.StartAsync(isRtm: true, slackSharesClock: true);
        var root = bot.Company.User("catbert").Say(bot.Company.Channel("ops-help"), "a conversation");
        await bot.StopSiloAsync();
        bot.Company.User("catbert").Mention(bot.Company.Channel("ops-help"), "in the thread", root.Ts);
        bot.Clock.Advance(TimeSpan.FromSeconds(30));

        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();

        await bot.Page("dilbert", "in the thread");
    }

    [Fact]
    public async Task A_mention_in_a_channel_does_not_wait_until_the_threads_are_read()
    {
        await using var bot = await RunningBot.StartAsync(slackSharesClock: true);
        var root = bot.Company.User("catbert").Say(bot.Company.Channel("ops-help"), "a conversation");
        await bot.StopSiloAsync();
        bot.Company.User("catbert").Say(bot.Company.Channel("ops-help"), "that goes on", root.Ts);
        bot.Ask("beside it");
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        using var slow = bot.Slack.Faults.SlowDown("conversations.replies", TimeSpan.FromHours(1));

        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();

        await bot.Page("dilbert", "beside it");
    }

    [Fact]
    public async Task A_mention_does_not_wait_until_older_messages_of_its_channel_are_read()
    {
        await using var bot = await RunningBot.StartAsync(isRtm: true, slackSharesClock: true);
        for (var i = 0; i < 250; i++)
        {
            bot.Company.User("wally").Say(bot.Company.Channel("ops-help"), "small talk");
        }

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        bot.Ask("positive control");
        await bot.Page("dilbert", "positive control");
        await bot.StopSiloAsync();
        await bot.LeaveMarkAsync(bot.Clock.GetUtcNow() - TimeSpan.FromSeconds(30));
        bot.Ask("is anybody there?");
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        using var fault = bot.Slack.Faults.Refuse("conversations.history", "fatal_error", onlyFurtherPages: true);

        await bot.StartSiloAsync();

        await bot.PassUntilAsync(bot.Page("dilbert", "is anybody there?"));
    }

    [Fact]
    public async Task An_emoji_given_meanwhile_takes_the_request()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(600, "dilbert")), isRtm: true, slackSharesClock: true);
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);
        await bot.StopSiloAsync();
        bot.Company.User("dilbert").React(page, "eyes");

        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();

        await bot.Line(mention, "dilbert has it");
    }

    [Theory]
    [InlineData("conversations.history", "invalid_cursor")]
    [InlineData("conversations.history", "http_403")]
    [InlineData("users.conversations", "http_403")]
    [InlineData("users.conversations", "something_new")]
    public async Task A_mention_is_found_although_Slack_or_a_proxy_refuses_to_tell_at_first(string method, string error)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: true, slackSharesClock: true);
        await bot.StopSiloAsync();
        bot.Ask("is anybody there?");
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        using var fault = error is "http_403"
            ? bot.Slack.Faults.Fail(method, 403, calls: 2)
            : bot.Slack.Faults.Refuse(method, error, calls: 2);

        await bot.StartSiloAsync();

        await bot.PassUntilAsync(bot.Page("dilbert", "is anybody there?"));
        Assert.Equal(0, fault.CallsLeft);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mentions_of_a_time_when_the_socket_was_lost_are_found_when_it_is_back(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: isRtm, slackSharesClock: true);
        bot.Slack.Faults.IsOffline = true;
        bot.Slack.Faults.DropSockets();
        bot.Ask("while the socket was gone");

        bot.Slack.Faults.IsOffline = false;
        await bot.GapIsReadAsync();

        await bot.Page("dilbert", "while the socket was gone");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_frozen_socket_is_replaced_and_what_was_written_meanwhile_is_found(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: isRtm);
        bot.Slack.Faults.FreezeSockets();
        bot.Ask("into the frozen socket");

        await bot.GapIsReadAsync();

        await bot.Page("dilbert", "into the frozen socket");
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task A_mention_that_Slack_still_gives_to_a_frozen_predecessor_is_found_within_seconds()
    {
        await using var bot = await RunningBot.StartAsync(slackSharesClock: true);
        await bot.StopSiloAsync();
        await bot.LeaveLeaseAsync();
        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();
        bot.Ask("positive control");
        await bot.Page("dilbert", "positive control");

        bot.Slack.Faults.DelayEnvelopes(TimeSpan.FromHours(1), envelopes: 2);
        bot.Ask("into the frozen socket");
        var asked = bot.Clock.GetUtcNow();
        await bot.PassUntilAsync(bot.Page("dilbert", "into the frozen socket"));

        Assert.True(bot.Clock.GetUtcNow() - asked < TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task A_mention_that_was_answered_and_forgotten_is_not_taken_for_a_missed_one()
    {
        await using var bot = await RunningBot.StartAsync(slackSharesClock: true);
        var mention = bot.Ask();
        bot.Company.User("dilbert").Press(await bot.Page("dilbert"), "take");
        await bot.Line(mention, "dilbert has it");
        await bot.StopSiloAsync();
        bot.Clock.Advance(TimeSpan.FromHours(25));
        await bot.StartSiloAsync();
        await bot.ForgottenAsync(mention);

        bot.Ask("positive control");
        await bot.Page("dilbert", "positive control");

        Assert.DoesNotContain(bot.Company.Channel("ops-help").Messages, message => message.Shows("so I asked nobody"));
    }
}

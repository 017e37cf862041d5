namespace Pokemanager.Grains.Tests;

/// <summary>The ways to take a request, and what everybody sees of it.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task The_button_takes_it_and_the_requester_is_told_who_has_it()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");

        bot.Company.User("dilbert").Press(page, "take");

        // The receipt says who has it as well, but notifies nobody.
        var line = await bot.Line(mention, "after you asked");
        Assert.Contains("dilbert has it", line.Text, StringComparison.Ordinal);
        Assert.Contains(bot.Company.User("catbert").Tag, line.Text, StringComparison.Ordinal);
        await bot.Page("dilbert", "Yours since");
    }

    [Fact]
    public async Task A_plain_private_reply_takes_the_newest_open_page_and_names_the_others()
    {
        await using var bot = await RunningBot.StartAsync();
        var first = bot.Ask("first question");
        await bot.Page("dilbert", "first question");
        var second = bot.Ask("second question");
        await bot.Page("dilbert", "second question");
        await bot.PagesTakenAsync(second);

        bot.Company.User("dilbert").Direct("on it");

        await bot.Line(second, "dilbert has it");
        var confirmation = await bot.Page("dilbert", "Still waiting for you");
        Assert.Contains("first question", confirmation.Text, StringComparison.Ordinal);
        Assert.Matches("Yours:.*second question", confirmation.Text);
        Assert.Equal("Open", (await bot.Request(first).GetSnapshot())!.Status);
    }

    [Fact]
    public async Task A_reply_in_a_pages_thread_takes_that_page()
    {
        await using var bot = await RunningBot.StartAsync();
        var first = bot.Ask("first question");
        var page = await bot.Page("dilbert", "first question");
        bot.Ask("second question");
        await bot.Page("dilbert", "second question");

        bot.Company.User("dilbert").Reply(page, "mine");

        await bot.Line(first, "dilbert has it");
    }

    [Fact]
    public async Task A_reply_takes_it_although_Slack_has_not_yet_answered_where_the_page_is()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.DelayAnswer("chat.postMessage", TimeSpan.FromMilliseconds(300), calls: 2);
        var mention = bot.Ask();
        await bot.Page("dilbert");

        bot.Company.User("dilbert").Direct("on it");

        await bot.Line(mention, "dilbert has it");
    }

    [Fact]
    public async Task An_emoji_takes_it_although_Slack_has_not_yet_answered_where_the_page_is()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Slack.Faults.DelayAnswer("chat.postMessage", TimeSpan.FromMilliseconds(300), calls: 2);
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");

        bot.Company.User("dilbert").React(page, "eyes");

        await bot.Line(mention, "dilbert has it");
    }

    [Fact]
    public async Task A_private_reply_counts_although_an_answer_elsewhere_has_the_same_time_stamp()
    {
        await using var bot = await RunningBot.StartAsync(slackSharesClock: true);
        var first = bot.Ask("first question");
        await bot.Page("dilbert", "first question");
        var second = bot.Ask("second question");
        var page = await bot.Page("dilbert", "second question");
        await bot.PagesTakenAsync(first);
        await bot.PagesTakenAsync(second);
        bot.Clock.Advance(TimeSpan.FromSeconds(1));

        // Slack's time stamps are unique only within a conversation.
        bot.Company.User("catbert").Say(bot.Company.Channel("ops-help"), "positive control");
        var elsewhere = bot.Company.User("dilbert").Reply(first, "looking");
        await bot.Line(first, "dilbert has it");
        await bot.Page("dilbert", "Yours since");
        var reply = bot.Company.User("dilbert").Reply(page, "mine");

        Assert.Equal(elsewhere.Ts, reply.Ts);
        await bot.Line(second, "dilbert has it");
    }

    [Theory]
    [InlineData("eyes")]
    [InlineData("white_check_mark")]
    [InlineData("+1")]
    public async Task An_emoji_on_the_page_takes_it(string emoji)
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");
        await bot.PagesTakenAsync(mention);

        bot.Company.User("dilbert").React(page, emoji);

        await bot.Line(mention, "dilbert has it");
    }

    [Fact]
    public async Task An_emoji_of_an_asked_handler_on_the_mention_takes_it()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        await bot.Page("dilbert");

        bot.Company.User("wally").React(mention, "eyes");
        bot.Company.User("dilbert").React(mention, "eyes");

        await bot.Line(mention, "dilbert has it");
    }

    [Fact]
    public async Task An_asked_handler_who_answers_in_the_thread_takes_it_and_a_bystander_does_not()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        await bot.Page("dilbert");

        // Perhaps before Slack's answer to the page was here.
        bot.Company.User("wally").Reply(mention, "did you try to turn it off?");
        bot.Company.User("dilbert").Reply(mention, "looking");

        await bot.PassUntilAsync(bot.Line(mention, "dilbert has it"));
    }

    [Fact]
    public async Task Without_an_operators_text_a_private_message_of_somebody_who_was_not_asked_gets_no_answer()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "dilbert")) with { PrivateMessageDeny = null });

        bot.Company.User("wally").Direct("help me");
        bot.Ask("positive control");
        await bot.Page("dilbert", "positive control");
        bot.Company.User("wally").Direct("anybody?");
        bot.Company.User("dilbert").Direct("on it");
        await bot.PassUntilAsync(bot.Page("dilbert", "Yours:"));

        Assert.DoesNotContain(bot.Company.Direct("wally").Messages, message => message.IsFromBot);
    }

    [Fact]
    public async Task A_flood_of_private_messages_is_answered_only_so_often_and_holds_up_no_page()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(600, "wally")));
        for (var i = 0; i < 100; i++)
        {
            bot.Company.User("wally").Direct("hello?");
        }

        await bot.Page("wally", "Please mention me in a channel.");
        bot.Ask();
        await bot.PassUntilAsync(bot.Page("wally"));

        Assert.InRange(bot.Company.Direct("wally").Messages.Count(message => message.IsFromBot), 2, 50);
    }

    [Fact]
    public async Task A_private_message_of_somebody_who_was_not_asked_gets_the_operators_text_each_time_and_starts_nothing()
    {
        await using var bot = await RunningBot.StartAsync();

        bot.Company.User("wally").Direct("help me");
        await bot.Page("wally", "Please mention me in a channel.");
        bot.Company.User("wally").Direct($"{bot.Company.Bot.Tag} help me");

        await bot.Company.WaitForMessageAsync(
            _ => bot.Company.Direct("wally").Messages.Count(message => message.IsFromBot) is 2, RunningBot.Patience, "the second refusal");
        Assert.Equal(0, bot.PagesTo("dilbert"));
    }

    [Fact]
    public async Task The_second_to_press_hears_who_was_first()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(60, "asok", "alice")));
        var mention = bot.Ask();
        var toAsok = await bot.Page("asok");
        var toAlice = await bot.Page("alice");

        bot.Company.User("asok").Press(toAsok, "take");
        await bot.Line(mention, "asok has it");
        await bot.Page("alice", "Not needed any more: asok has it");
        bot.Company.User("alice").Press(toAlice, "take");

        await bot.Page("alice", "asok took this");
    }

    [Fact]
    public async Task An_answer_after_the_drop_still_counts_and_the_requester_hears_of_it()
    {
        await using var bot = await RunningBot.StartAsync(RunningBot.Policy(RunningBot.Level(2, "dilbert")));
        var mention = bot.Ask();
        await bot.Page("dilbert");
        await bot.WaitPassesAsync(mention, 2);
        await bot.Line(mention, "nobody took this");

        bot.Company.User("dilbert").Direct("sorry, was at lunch");

        await bot.Line(mention, "picked this up after all");
    }

    [Fact]
    public async Task The_button_of_an_earlier_level_still_takes_the_request_and_moves_no_level()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");
        await bot.WaitPassesAsync(mention, 5);
        await bot.Page("asok");

        bot.Company.User("dilbert").Press(page, "take");

        await bot.Line(mention, "dilbert has it");
        Assert.Equal(0, bot.PagesTo("wally"));
    }

    [Fact]
    public async Task A_button_pressed_by_somebody_who_was_not_asked_does_nothing()
    {
        await using var bot = await RunningBot.StartAsync();
        var mention = bot.Ask();
        var page = await bot.Page("dilbert");

        bot.Company.User("wally").Press(page, "take");
        bot.Company.User("dilbert").Press(page, "take");

        await bot.Line(mention, "dilbert has it");
    }

    [Fact]
    public async Task What_a_handler_wrote_before_being_asked_is_no_answer()
    {
        await using var bot = await RunningBot.StartAsync(isRtm: true);
        var mention = bot.Ask();
        bot.Company.User("wally").React(mention, "eyes");
        bot.Company.User("asok").Direct("thanks for yesterday");
        await bot.Page("asok", "Please mention me in a channel.");
        await bot.Page("dilbert");
        await bot.WaitPassesAsync(mention, 5);
        await bot.Page("asok");
        await bot.PagesTakenAsync(mention);

        await bot.StopSiloAsync();
        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();
        bot.Company.User("alice").Direct("positive control");

        await bot.Line(mention, "alice has it");
    }
}

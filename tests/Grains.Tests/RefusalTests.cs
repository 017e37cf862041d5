using Pokemanager.Grains.Workspaces;
using Pokemanager.Policies;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Tests;

/// <summary>Mentions that open no request, and what their writers are told.</summary>
public sealed class RefusalTests
{
    private static readonly BotConfiguration Patient = RunningBot.Policy(RunningBot.Level(600, "dilbert"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_asks_in_a_channel_that_is_not_listed_is_told_in_private_once(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(Patient with { Channels = ["data-help", "C024BE91L"] }, isRtm);

        bot.Ask("first");
        await bot.Aside("catbert", $"I don't take requests in <#{bot.Company.Channel("ops-help").Id}>. Try #data-help or <#C024BE91L>.");
        bot.Ask("second");
        bot.Company.User("wally").Mention(bot.Company.Channel("ops-help"), "positive control");

        await bot.Aside("wally", "I don't take requests in");
        Assert.Equal((2, 0), (bot.Asides, bot.PagesTo("dilbert")));
    }

    [Fact]
    public async Task What_is_told_is_the_operators_own_text_if_there_is_one()
    {
        var own = Patient with { Channels = ["data-help"] };
        await using var bot = await RunningBot.StartAsync(own with { Messages = own.Messages.Add("not_listening", "Not here; {channels}, please.") });

        bot.Ask();

        await bot.Aside("catbert", "Not here; #data-help, please.");
    }

    [Fact]
    public async Task Who_asked_long_ago_is_not_told_that_it_was_in_vain()
    {
        await using var bot = await RunningBot.StartAsync(Patient with { Channels = ["data-help"] }, isRtm: true, slackSharesClock: true);
        await bot.StopSiloAsync();
        bot.Ask("long ago");
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        bot.Company.User("wally").Mention(bot.Company.Channel("ops-help"), "positive control");

        await bot.StartSiloAsync();
        await bot.GapIsReadAsync();

        await bot.PassUntilAsync(bot.Aside("wally", "I don't take requests in"));
        Assert.Equal(1, bot.Asides);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_asks_too_often_is_told_once_and_asks_again_a_minute_later(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(Patient with { Requests = new RequestRules { PerMinuteByRequester = 2 } }, isRtm);
        bot.Slack.Faults.DuplicateEnvelopes(20);

        bot.Ask("first");
        await bot.Page("dilbert", "first");
        bot.Ask("second");
        await bot.Page("dilbert", "second");
        bot.Ask("third");
        await bot.Aside("catbert", "Mention me again in 30 s.");
        await bot.DecidedAsync(bot.Ask("fourth"));
        bot.Company.User("wally").Mention(bot.Company.Channel("ops-help"), "somebody else");
        await bot.Page("dilbert", "somebody else");
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        bot.Ask("fifth");

        await bot.Page("dilbert", "fifth");
        Assert.Equal((1, 4), (bot.Asides, bot.PagesTo("dilbert")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_as_many_requests_open_as_one_may_asks_again_when_one_is_done(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(Patient with { Requests = new RequestRules { MaxOpenPerRequester = 1 } }, isRtm);
        var first = bot.Ask("first");
        var page = await bot.Page("dilbert", "first");
        await bot.PagesTakenAsync(first);

        bot.Ask("second");
        await bot.Aside("catbert", "Your open requests: 1.");
        bot.Company.User("dilbert").Reply(page, "mine");
        await bot.Line(first, "dilbert has it");
        bot.Ask("third");

        await bot.Page("dilbert", "third");
        Assert.DoesNotContain(bot.Company.Direct("dilbert").Messages, message => message.Shows("second"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Guests_are_refused_where_only_members_may_ask(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(Patient with { Requesters = new RequesterRules(ExternalMayAsk: false) }, isRtm);
        var channel = bot.Company.Channel("ops-help");
        var guest = bot.Company.AddUser("guest", guest: true);
        channel.Add(guest);

        guest.Mention(channel, "may I?");
        await bot.Aside("guest", "I take requests from members of this workspace only");
        bot.Ask("positive control");

        await bot.Page("dilbert", "positive control");
        Assert.Equal(1, bot.PagesTo("dilbert"));
    }

    [Theory]
    [InlineData(false, null, false, false)]
    [InlineData(true, null, false, true)]
    [InlineData(false, "T1", false, false)]
    [InlineData(false, "T2", false, true)]
    [InlineData(false, "E1", false, false)]
    [InlineData(false, null, true, true)]
    public void Guests_and_people_of_other_workspaces_are_external(bool isGuest, string? team, bool isStranger, bool isExternal) => Assert.Equal(
        isExternal,
        SlackPeople.From(new SlackUser("U1", "ash", null, null, null, false, false, isGuest) { TeamId = team, IsStranger = isStranger }, "T1").IsExternal);
}

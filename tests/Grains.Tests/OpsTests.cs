using Pokemanager.Policies;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>What the operators' channel hears.</summary>
public sealed class OpsTests
{
    private const string Channel = "pokemanager-ops";

    [Fact]
    public async Task A_handler_who_cannot_be_asked_is_told_of_once_also_after_a_restart()
    {
        await using var bot = await StartAsync("dilbert", "dilbrt");

        var line = await Told(bot, "no Slack user matches \"dilbrt\"");
        Assert.Matches(
            "^⚠ \\*default, level 1:\\* no Slack user matches \"dilbrt\" \\(config line 1\\)\\. Did you mean \"dilbert\"\\? This level will ask dilbert\\. Ref [0-9a-f]{8}$",
            line.Text);
        await bot.StopSiloAsync();
        await bot.StartSiloAsync();
        bot.Current = Policy("dilbrt", "nobody");

        await Told(bot, "Nobody remains in this level, so it is skipped.");
        Assert.Single(Lines(bot), message => message.Shows("This level will ask dilbert"));
    }

    [Fact]
    public async Task A_handler_who_leaves_is_told_of_within_the_day()
    {
        await using var bot = await StartAsync("dilbert", "wally");

        bot.Company.User("wally").Change(deleted: true);

        await bot.PassUntilAsync(Line(bot, "whose account is deactivated"), milliseconds: 20_000);
    }

    [Fact]
    public async Task A_request_that_nobody_took_is_told_of_once()
    {
        await using var bot = await StartAsync("dilbert");
        var mention = bot.Ask();
        await bot.WaitPassesAsync(mention, 60);
        await bot.Line(mention, "nobody took this");
        var request = await bot.Request(mention).GetSnapshot();

        await bot.Ops.Dropped(request!);
        await bot.Ops.Dropped(request!);
        await Line(bot, "Nobody took a request");
        await bot.Ops.Tell("control", "positive control");

        // Lines leave side by side, so the control goes after the first one has arrived.
        await Line(bot, "positive control");
        var line = Assert.Single(Lines(bot), message => message.Shows("Nobody took a request"));
        Assert.Contains($"of catbert in <#{bot.Company.Channel("ops-help").Id}> (policy default). I asked dilbert.", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_stays_away_is_told_of_and_its_return_too(bool isRtm)
    {
        await using var bot = await StartAsync(isRtm, "dilbert");
        bot.Slack.Faults.Fail(isRtm ? "rtm.connect" : "apps.connections.open");
        bot.Slack.Faults.DropSockets();

        await bot.PassUntilAsync(Line(bot, "is down* since"), milliseconds: 250);
        bot.Slack.Faults.Clear();

        await bot.PassUntilAsync(Line(bot, "is back* after"), milliseconds: 250);
        Assert.Equal(2, Lines(bot).Count());
    }

    [Fact]
    public async Task Without_the_bot_in_it_a_channel_hears_nothing_until_the_bot_is_invited()
    {
        await using var bot = await RunningBot.StartAsync(Policy("dilbert"));
        var channel = bot.Company.AddChannel(Channel, botIsMember: false);

        // It reads the channels once more when it is told something, for which nobody waits.
        await bot.GapIsReadAsync();
        var looked = bot.Slack.NextCallAsync(call => call.Method is "users.conversations", RunningBot.Patience);
        await bot.Ops.Tell("a", "too early");
        await looked;
        channel.InviteBot();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Ops.Tell("b", "in time");

        await Line(bot, "in time");
        Assert.DoesNotContain(Lines(bot), message => message.Shows("too early"));
    }

    private static Task<RunningBot> StartAsync(params string[] handlers) => StartAsync(isRtm: false, handlers);

    private static async Task<RunningBot> StartAsync(bool isRtm, params string[] handlers)
    {
        var bot = await RunningBot.StartAsync(Policy(handlers), isRtm);
        bot.Company.AddChannel(Channel);
        return bot;
    }

    private static BotConfiguration Policy(params string[] handlers) => RunningBot.Policy(RunningBot.Level(60, handlers)) with { OpsChannel = Channel };

    private static async Task<EmulatedMessage> Told(RunningBot bot, string saying)
    {
        var line = Line(bot, saying);
        await bot.PassUntilAsync(line);
        return await line;
    }

    private static Task<EmulatedMessage> Line(RunningBot bot, string saying) => bot.Company.Channel(Channel).WaitForAsync(
        message => message.IsFromBot && message.Shows(saying), RunningBot.Patience, $"a line saying '{saying}'");

    private static IEnumerable<EmulatedMessage> Lines(RunningBot bot) => bot.Company.Channel(Channel).Messages.Where(message => message.IsFromBot);
}

using CsCheck;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Policies;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>What is forecast without a Slack is what the bot does.</summary>
public sealed class ForecastTests
{
    private static readonly Gen<string> Name = Gen.Int[0, 3].Select(i => new[] { "dilbert", "asok", "alice", "wally" }[i]);

    private static readonly Gen<BotConfiguration> Policies = Gen.Select(Gen.Int[1, 9], Name.HashSet[1, 3])
        .Array[1, 3]
        .Select(levels => RunningBot.Policy([.. levels.Select(level => RunningBot.Level(level.Item1, [.. level.Item2.Order(StringComparer.Ordinal)]))]));

    private static readonly Gen<(string Name, int After)[]> Answers = Gen.Select(Name, Gen.Int[0, 30]).Array[0, 3];

    [Fact]
    public async Task The_bot_asks_the_levels_that_were_forecast_at_the_times_that_were_forecast()
    {
        // One sample of many, so that the first that goes wrong ends it: each takes the bot's whole patience then.
        await Gen.Select(Policies, Answers).Array[8].SampleAsync(
            async cases =>
            {
                foreach (var (policy, answers) in cases)
                {
                    // Each has a bot of its own: after a leap of time the owner of the socket takes no event until it has renewed its lease.
                    await using var bot = await RunningBot.StartAsync(slackSharesClock: true);
                    await PlayAsync(bot, policy, answers);
                }
            },
            iter: 1,
            threads: 1);
    }

    private static async Task PlayAsync(RunningBot bot, BotConfiguration policy, (string Name, int After)[] answers)
    {
        bot.Current = policy;
        var start = bot.Clock.GetUtcNow();
        var mention = bot.Ask();
        var forecast = Forecast.Of(
            new RequestOrigin(bot.Company.Id, mention.Channel, "", null, mention.Text, ""),
            AssumedPeople.Named("catbert"),
            AssumedPeople.Plan(policy),
            start,
            answers.Select(answer => new ForecastAnswer(AssumedPeople.Named(answer.Name), TimeSpan.FromSeconds(answer.After))));

        foreach (var (number, step) in forecast.Steps.Index())
        {
            bot.Clock.Advance(step.At - bot.Clock.GetUtcNow());
            if (step.Event is RequestEvent.Answered answered)
            {
                var outcome = await bot.Request(mention).Acknowledge(
                    new Answer(bot.Company.User(answered.User).Id, $"{start.ToUnixTimeSeconds()}.{number:000000}", nameof(AnswerWay.Button)));
                Assert.Equal(step.Verdict.ToString(), outcome.Verdict);
            }

            Assert.Equal(Tell(step.After), await StandsAsync(bot, mention, Tell(step.After)));
            if (step.After.Status is RequestStatus.Open)
            {
                await bot.PagesTakenAsync(mention);
            }
        }
    }

    /// <summary>The request once it stands as expected, or as it stands when patience is over.</summary>
    private static async Task<string> StandsAsync(RunningBot bot, EmulatedMessage mention, string expected)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var patience = RunningBot.Patience; ; patience -= beat.Period)
        {
            var stands = await bot.Request(mention).GetSnapshot() is { } snapshot ? Tell(snapshot) : "nothing";
            if (stands == expected || patience <= TimeSpan.Zero)
            {
                return stands;
            }

            await beat.WaitForNextTickAsync();
        }
    }

    private static string Tell(RequestState state) => Tell(
        state.Status.ToString(), state.Level + 1, state.Pages.Select(page => $"{page.Level + 1} {page.Handler.Name}"),
        state.OpenedAt, state.DueAt, state.ClosedAt, state.Acknowledgement?.Handler.Name);

    private static string Tell(RequestSnapshot request) => Tell(
        request.Status, request.Level, request.Pages.Select(page => $"{page.Level} {page.Name}"),
        request.OpenedAt, request.DueAt, request.ClosedAt, request.TakenBy);

    private static string Tell(
        string status, int level, IEnumerable<string> pages, DateTimeOffset opened, DateTimeOffset? due, DateTimeOffset? closed, string? takenBy) =>
        $"{status} at level {level}, opened {opened:O}, due {due:O}, closed {closed:O}, taken by {takenBy}; asked: {string.Join(", ", pages)}";
}

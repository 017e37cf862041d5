using CsCheck;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;

using static Pokemanager.Policies.Tests.Requests.Given;

namespace Pokemanager.Policies.Tests.Forecasts;

/// <summary>What holds for every policy and every answer.</summary>
public sealed class ForecastProperties
{
    private static readonly string[] Names = ["dilbert", "asok", "alice", "wally"];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<Plan> Plans =
        Gen.Select(Gen.OneOf(Gen.Int[1, 90], Gen.Int[1, 86_400]), Name.Array[0, 3], (seconds, people) => Level(seconds, [.. people.Distinct()]))
            .Array[1, 5]
            .Select(levels => new Plan("default", "v1", [.. levels]));

    private static readonly Gen<ForecastAnswer[]> Answers =
        Gen.Select(Name, Gen.OneOf(Gen.Int[0, 300], Gen.Int[0, 300_000]), (name, seconds) => new ForecastAnswer(new Person("U" + name, name), Seconds(seconds)))
            .Array[0, 4];

    [Fact]
    public void Each_level_is_asked_once_in_order_and_to_the_second() => Gen.Select(Plans, Answers).Sample(
        (plan, answers) =>
        {
            var happenings = Play(plan, answers).Happenings();
            var asked = happenings.Where(happening => happening.Kind is HappeningKind.Asked).ToArray();

            Assert.Equal(Schedule(plan).Take(asked.Length), asked.Select(happening => (happening.Level!.Value, happening.Step.Since)));
            Assert.All(asked, happening => Assert.Equal(plan.Levels[happening.Level!.Value].People, happening.People));
        },
        iter: 20_000);

    [Fact]
    public void The_first_answer_of_somebody_who_was_asked_takes_it_and_nothing_but_ignored_answers_follows() => Gen.Select(Plans, Answers).Sample(
        (plan, answers) =>
        {
            var happenings = Play(plan, answers).Happenings();
            var taken = happenings.FirstOrDefault(happening => happening.Kind is HappeningKind.Acknowledged or HappeningKind.AcknowledgedLate);

            var expected = answers.OrderBy(answer => answer.After).FirstOrDefault(answer =>
                answer.After < End(plan) + RequestLimits.Retention
                && Schedule(plan).Any(level => level.Since <= answer.After && plan.Levels[level.Level].People.Contains(answer.User)));
            Assert.Equal((expected?.User.Id, expected?.After), (taken?.People[0].Id, taken?.Step.Since));
            if (taken is not null)
            {
                Assert.Equal(taken.Step.Since >= End(plan), taken.Kind is HappeningKind.AcknowledgedLate);
                Assert.All(happenings.SkipWhile(before => before != taken).Skip(1), after => Assert.Equal(HappeningKind.Ignored, after.Kind));
            }
        },
        iter: 20_000);

    [Fact]
    public void There_is_always_an_outcome_and_it_is_told() => Gen.Select(Plans, Answers).Sample(
        (plan, answers) =>
        {
            var course = Play(plan, answers);
            var outcomes = course.Happenings().Where(happening =>
                happening.Kind is HappeningKind.Dropped or HappeningKind.Acknowledged or HappeningKind.AcknowledgedLate).ToArray();

            Assert.Null(course.NextAt);
            Assert.NotEmpty(outcomes);
            Assert.All(outcomes, outcome => Assert.Contains(outcome.Step.Sent, sent => sent.Effect.Kind.IsAnnouncement()));
            Assert.All(course.Steps, step => Assert.Empty(step.After.Outbox));
            if (outcomes[0].Kind is HappeningKind.Dropped)
            {
                Assert.Equal(End(plan), outcomes[0].Step.Since);
            }
        },
        iter: 20_000);

    [Fact]
    public void However_often_one_looks_it_comes_to_the_same() => Gen.Select(Plans, Gen.Int[1, 20_000].Array[0, 10]).Sample(
        (plan, looks) =>
        {
            var course = Begin(plan);
            foreach (var seconds in looks)
            {
                course = course.To(course.Now + Seconds(seconds));
                Assert.True(course.NextAt is null || course.NextAt > course.Now);
            }

            Assert.Equal(Tell(Begin(plan).ToEnd()), Tell(course.ToEnd()));
        },
        iter: 5_000);

    private static Course Begin(Plan plan) => Course.Begin(Mention().Origin, Mention().Requester, plan, Noon);

    private static Course Play(Plan plan, IEnumerable<ForecastAnswer> answers) => Forecast.Of(Mention().Origin, Mention().Requester, plan, Noon, answers);

    private static IEnumerable<string> Tell(Course course) =>
        course.Happenings().Select(happening => $"{happening.Step.Since} {happening.Kind} {happening.Level} {string.Join(' ', happening.People)}");

    /// <summary>The levels that have somebody, and how long after the mention each is due: told anew, without the engine.</summary>
    private static IEnumerable<(int Level, TimeSpan Since)> Schedule(Plan plan)
    {
        var since = TimeSpan.Zero;
        for (var level = 0; level < plan.Levels.Length && since < RequestLimits.MaxAge; level++)
        {
            if (!plan.Levels[level].People.IsEmpty)
            {
                yield return (level, since);
                since += plan.Levels[level].EscalateAfter;
            }
        }
    }

    /// <summary>How long after the mention it is dropped if nobody takes it.</summary>
    private static TimeSpan End(Plan plan)
    {
        var waits = Seconds(plan.Levels.Where(level => !level.People.IsEmpty).Sum(level => level.EscalateAfter.TotalSeconds));
        return waits < RequestLimits.MaxAge ? waits : RequestLimits.MaxAge;
    }
}

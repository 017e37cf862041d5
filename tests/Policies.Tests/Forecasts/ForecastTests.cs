using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;

using static Pokemanager.Policies.Tests.Requests.Given;

namespace Pokemanager.Policies.Tests.Forecasts;

/// <summary>Who would be asked when.</summary>
public sealed class ForecastTests
{
    [Fact]
    public void A_mention_that_nobody_answers_goes_through_every_level() => Assert.Equal(
        [
            "0 Asked 0 dilbert", "300 Escalated 0 dilbert", "300 Asked 1 asok alice", "360 Escalated 1 asok alice",
            "360 Asked 2 wally", "480 Dropped 2 wally",
        ],
        Tell(Play(Example)));

    [Fact]
    public void An_answer_ends_it_and_further_ones_change_nothing() => Assert.Equal(
        ["0 Asked 0 dilbert", "10 Ignored  asok", "35 Acknowledged 0 dilbert", "36 Ignored 0 dilbert"],
        Tell(Play(Example, ("dilbert", 35), ("dilbert", 36), ("asok", 10))));

    [Fact]
    public void An_answer_after_the_drop_still_counts() => Assert.Equal(
        ["480 Dropped 2 wally", "900 AcknowledgedLate 0 dilbert"],
        Tell(Play(Example, ("dilbert", 900)))[^2..]);

    [Fact]
    public void An_answer_at_the_very_moment_the_next_level_is_due_comes_after_it() => Assert.Equal(
        ["300 Asked 1 asok alice", "300 Acknowledged 0 dilbert"],
        Tell(Play(Example, ("dilbert", 300)))[^2..]);

    [Fact]
    public void A_day_after_its_end_a_request_is_forgotten_and_no_answer_finds_it() =>
        Assert.Equal("86880 Ignored  Udilbert", Tell(Play(Example, ("dilbert", 480 + 86_400)))[^1]);

    [Fact]
    public void Levels_without_anybody_are_skipped() => Assert.Equal(
        ["0 Skipped 0 ", "0 Asked 1 dilbert", "60 Escalated 1 dilbert", "60 Skipped 2 ", "60 Asked 3 wally", "120 Skipped 4 ", "120 Dropped 3 wally"],
        Tell(Play(Example with { Levels = [Level(5), Level(60, "dilbert"), Level(5), Level(60, "wally"), Level(5)] })));

    [Fact]
    public void With_nobody_to_ask_at_all_it_is_dropped_at_once() =>
        Assert.Equal(["0 Skipped 0 ", "0 Dropped 0 "], Tell(Play(Example with { Levels = [Level(5)] })));

    [Fact]
    public void Every_message_of_a_level_is_sent_with_it()
    {
        var course = Play(Example);

        Assert.Equal(["Page:0:Udilbert", "Receipt"], course.Steps[0].Sent.Select(sent => sent.Effect.Key));
        Assert.Equal(
            ["Page:1:Uasok", "Page:1:Ualice", "RefreshReceipt", "RefreshPage:0:Udilbert"], course.Steps[1].Sent.Select(sent => sent.Effect.Key));
    }

    [Fact]
    public void Everybody_of_a_policy_is_taken_for_existing_and_one_name_for_one_person()
    {
        var configuration = Configuration.Reading.Good("""
            escalation_policy:
              - handlers: [dilbert, U024BE7LH, email:lead@example.com]
              - handlers: [Dilbert]
            """);

        var plan = AssumedPeople.Plan(configuration);

        Assert.Equal(["dilbert", "U024BE7LH", "email:lead@example.com"], plan.Levels[0].People.Select(person => person.Name));
        Assert.Equal(plan.Levels[0].People[0].Id, plan.Levels[1].People[0].Id);
        Assert.Equal(plan.Levels[0].People[0], AssumedPeople.Find(plan, "@DILBERT").Found);
        Assert.Equal((null, "dilbert"), AssumedPeople.Find(plan, "dilbret"));
        Assert.Equal(configuration.Policy.Version, plan.Version);
    }

    [Fact]
    public void A_level_knows_the_line_that_its_wait_stands_in()
    {
        var configuration = Configuration.Reading.Good("""
            escalation_policy:
              - handlers: [dilbert]
                escalate_after_seconds: 30
              - handlers: [asok]
              - handlers: [alice]
                escalate_after_seconds:
            """);

        Assert.Equal([3, null, null], configuration.Policy.Levels.Select(level => level.EscalateAfterLine));
    }

    private static Course Play(Plan plan, params (string Name, int Seconds)[] answers) => Forecast.Of(
        Mention().Origin, Mention().Requester, plan, Noon, answers.Select(answer => new ForecastAnswer(new Person("U" + answer.Name, answer.Name), Seconds(answer.Seconds))));

    private static string[] Tell(Course course) =>
        [.. course.Happenings().Select(happening =>
            $"{happening.Step.Since.TotalSeconds} {happening.Kind} {happening.Level} {string.Join(' ', happening.People.Select(person => person.Name))}")];
}

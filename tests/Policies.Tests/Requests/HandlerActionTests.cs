using Pokemanager.Policies.Requests;

using static Pokemanager.Policies.Tests.Requests.Given;

namespace Pokemanager.Policies.Tests.Requests;

/// <summary>Passing on, giving back, and taking what one was not asked for.</summary>
public sealed class HandlerActionTests
{
    [Fact]
    public void The_next_level_is_asked_at_once_when_all_of_a_level_passed()
    {
        var asked = Opened().After(Seconds(300)).Paged();

        var one = asked.Passes("Uasok", Seconds(301));
        var both = one.State.Passes("Ualice", Seconds(302));

        Assert.Equal(AnswerVerdict.Passed, one.Verdict);
        Assert.Equal(1, one.State.Level);
        Assert.Equal(AnswerVerdict.PassedOn, both.Verdict);
        Assert.Equal((2, StartReason.Passed, "alice"), (both.State.Level, both.State.Reason, both.State.StartedBy?.Name));
        Assert.Contains("Uwally", both.State.PagesTo());
    }

    [Fact]
    public void When_the_last_level_passes_the_request_is_dropped_at_once()
    {
        var decision = Opened(Example with { Levels = [Level(60, "dilbert")] }).Passes("Udilbert", Seconds(1));

        Assert.Equal(RequestStatus.Dropped, decision.State.Status);
        Assert.True(decision.State.Will(EffectKind.AnnounceDropped));
    }

    [Fact]
    public void Who_passed_may_still_take_it_later_but_not_by_a_repeat_of_an_older_answer()
    {
        var passed = Opened().After(Seconds(300)).Paged().Passes("Uasok", Seconds(301)).State;

        Assert.Equal(AnswerVerdict.AlreadyPassed, passed.Answered("Uasok", Seconds(302), Ts(Seconds(300.5))).Verdict);
        Assert.Equal(AnswerVerdict.Acknowledged, passed.Answered("Uasok", Seconds(302), Ts(Seconds(302))).Verdict);
    }

    [Fact]
    public void Passing_a_page_of_an_older_level_concerns_no_newer_one()
    {
        var plan = Example with { Levels = [Level(60, "dilbert"), Level(60, "dilbert", "alice")] };
        var second = Opened(plan).After(Seconds(60)).Paged();

        var decision = second.Passes("Udilbert", Seconds(61), level: 0);

        Assert.Equal(AnswerVerdict.Overtaken, decision.Verdict);
        Assert.Same(second, decision.State);
    }

    [Fact]
    public void A_word_passes_the_newest_page_that_stood_before_it_and_its_repeat_no_later_one()
    {
        var plan = Example with { Levels = [Level(60, "dilbert"), Level(60, "dilbert")] };
        var word = new RequestEvent.Passed("Udilbert", Ts(Seconds(10)));
        var passed = Escalation.Decide(Opened(plan).AllPosted(Seconds(1)), word, Noon + Seconds(10)).State.AllPosted(Seconds(11));

        Assert.Equal(1, passed.Level);
        Assert.Same(passed, Escalation.Decide(passed, word, Noon + Seconds(12)).State);
    }

    [Fact]
    public void Given_back_it_is_asked_of_the_others_of_the_level_with_a_whole_wait()
    {
        var taken = Opened().After(Seconds(300)).AllPosted(Seconds(300)).Answered("Uasok", Seconds(310), Ts(Seconds(310))).State.AllPosted(Seconds(310));

        var decision = taken.GivesBack("Uasok", Seconds(400));

        Assert.Equal(AnswerVerdict.GivenBack, decision.Verdict);
        Assert.Equal((RequestStatus.Open, 1, 1), (decision.State.Status, decision.State.Level, decision.State.Round));
        Assert.Equal(["Ualice"], decision.State.PagesTo());
        Assert.Equal(Noon + Seconds(460), decision.State.DueAt);
        Assert.True(decision.State.Will(EffectKind.AnnounceGivenBack));
    }

    [Fact]
    public void Given_back_by_the_only_one_of_a_level_the_next_level_is_asked()
    {
        var taken = Opened().AllPosted(Seconds(0)).Answered("Udilbert", Seconds(10), Ts(Seconds(10))).State;

        var back = taken.GivesBack("Udilbert", Seconds(20)).State;

        Assert.Equal(1, back.Level);
        Assert.False(back.Will(EffectKind.AnnounceAcknowledged));
    }

    [Fact]
    public void Given_back_with_nobody_left_it_is_dropped_and_each_outcome_has_a_line_of_its_own()
    {
        var dropped = Opened(Example with { Levels = [Level(60, "dilbert")] }).After(Seconds(60)).AllPosted(Seconds(60));
        var late = dropped.Answered("Udilbert", Seconds(70), Ts(Seconds(70))).State.AllPosted(Seconds(70));

        var again = late.GivesBack("Udilbert", Seconds(80)).State;

        Assert.Equal(RequestStatus.Dropped, again.Status);
        Assert.Equal("AnnounceDropped~1", again.Outbox.Single(effect => effect.Kind is EffectKind.AnnounceDropped).Key);
    }

    [Fact]
    public void Only_who_has_it_gives_it_back_and_a_repeat_of_that_is_nothing()
    {
        var taken = Opened().After(Seconds(300)).AllPosted(Seconds(300)).Answered("Uasok", Seconds(310), Ts(Seconds(310))).State.AllPosted(Seconds(310));

        Assert.Equal(AnswerVerdict.AlreadyTaken, taken.GivesBack("Ualice", Seconds(311)).Verdict);
        var back = taken.GivesBack("Uasok", Seconds(320)).State;
        Assert.Equal(AnswerVerdict.AlreadyPassed, back.GivesBack("Uasok", Seconds(321)).Verdict);
        Assert.Equal(AnswerVerdict.NotAsked, back.GivesBack("Ubob", Seconds(321)).Verdict);
        var again = taken.GivesBack("Uasok", Seconds(320)).State.AllPosted(Seconds(321)).Answered("Uasok", Seconds(330), Ts(Seconds(330))).State;
        Assert.Equal(AnswerVerdict.Overtaken, again.GivesBack("Uasok", Seconds(331)).Verdict);
    }

    [Fact]
    public void A_word_gives_back_what_was_taken_before_it_and_its_repeat_not_what_was_taken_after()
    {
        var taken = Opened().AllPosted(Seconds(0)).Answered("Udilbert", Seconds(10), Ts(Seconds(10))).State;
        var word = new RequestEvent.GivenBack("Udilbert", Ts(Seconds(20)));

        var back = Escalation.Decide(taken, word, Noon + Seconds(20));
        Assert.Equal((AnswerVerdict.GivenBack, 1), (back.Verdict, back.State.Level));
        var again = back.State.AllPosted(Seconds(21)).Answered("Udilbert", Seconds(30), Ts(Seconds(30))).State;
        Assert.Equal(AnswerVerdict.Overtaken, Escalation.Decide(again, word, Noon + Seconds(31)).Verdict);
    }

    [Fact]
    public void A_bystander_takes_it_only_with_a_claim()
    {
        var claim = new RequestEvent.Answered("Ubob", "1.1", AnswerWay.Button);

        Assert.Equal(AnswerVerdict.NotAsked, Escalation.Decide(Opened(), claim, Noon).Verdict);
        var taken = Escalation.Decide(Opened(), claim with { Claimant = new Person("Ubob", "bob") }, Noon);
        Assert.Equal((AnswerVerdict.Acknowledged, "bob"), (taken.Verdict, taken.State.Acknowledgement?.Handler.Name));
    }
}

using Pokemanager.Policies.Requests;

using static Pokemanager.Policies.Tests.Requests.Given;

namespace Pokemanager.Policies.Tests.Requests;

/// <summary>Cancelling, pushing on and asking again.</summary>
public sealed class RequesterActionTests
{
    private static readonly RequestEvent Cancel = new RequestEvent.Cancelled("Ucatbert");

    [Fact]
    public void Cancelled_it_asks_nobody_more_and_every_page_says_so()
    {
        var cancelled = Escalation.Decide(Opened().After(Seconds(300)).AllPosted(Seconds(300)), Cancel, Noon + Seconds(301));

        Assert.Equal((AnswerVerdict.Cancelled, RequestStatus.Cancelled), (cancelled.Verdict, cancelled.State.Status));
        Assert.Equal(3, cancelled.State.Outbox.Count(effect => effect.Kind is EffectKind.RefreshPage));
        Assert.Null(cancelled.State.DueAt);
        Assert.Equal(AnswerVerdict.AlreadyCancelled, cancelled.State.Answered("Uasok", Seconds(302)).Verdict);
    }

    [Fact]
    public void Nobody_but_the_requester_cancels_or_pushes()
    {
        var state = Opened();

        Assert.Equal(AnswerVerdict.NotYours, Escalation.Decide(state, new RequestEvent.Cancelled("Udilbert"), Noon).Verdict);
        Assert.Equal(AnswerVerdict.NotYours, Escalation.Decide(state, new RequestEvent.Pushed("Udilbert", 0, 0), Noon).Verdict);
    }

    [Fact]
    public void What_somebody_has_or_what_ended_is_not_cancelled()
    {
        var taken = Opened().Answered("Udilbert", Seconds(1)).State;
        var dropped = Opened(Example with { Levels = [Level(60, "dilbert")] }).After(Seconds(60));

        Assert.Equal(AnswerVerdict.AlreadyTaken, Escalation.Decide(taken, Cancel, Noon + Seconds(2)).Verdict);
        Assert.Equal(AnswerVerdict.AlreadyEnded, Escalation.Decide(dropped, Cancel, Noon + Seconds(61)).Verdict);
    }

    [Fact]
    public void Pushed_it_asks_the_next_level_at_once_and_a_second_press_of_the_same_button_does_nothing()
    {
        var push = new RequestEvent.Pushed("Ucatbert", 0, 0);
        var pushed = Escalation.Decide(Opened(), push, Noon + Seconds(5));

        Assert.Equal((AnswerVerdict.Pushed, 1, StartReason.Pushed), (pushed.Verdict, pushed.State.Level, pushed.State.Reason));
        Assert.Equal(AnswerVerdict.Overtaken, Escalation.Decide(pushed.State, push, Noon + Seconds(6)).Verdict);
        Assert.Equal(Noon + Seconds(65), pushed.State.DueAt);
    }

    [Fact]
    public void At_the_last_level_there_is_nothing_to_push_to()
    {
        var last = Opened(Example with { Levels = [Level(60, "dilbert"), Level(60)] });

        Assert.Equal(AnswerVerdict.NothingNext, Escalation.Decide(last, new RequestEvent.Pushed("Ucatbert", 0, 0), Noon).Verdict);
    }

    [Fact]
    public void A_nudge_shows_on_the_pages_that_are_asked_once_and_moves_nothing()
    {
        var asked = Opened().AllPosted(Seconds(0));
        var nudge = new RequestEvent.Nudged(Ts(Seconds(10)));

        var nudged = Escalation.Decide(asked, nudge, Noon + Seconds(10));

        Assert.Equal([EffectKind.RefreshPage], nudged.State.Outbox.Select(effect => effect.Kind));
        Assert.Equal(asked.DueAt, nudged.State.DueAt);
        var repeated = Escalation.Decide(nudged.State, nudge, Noon + Seconds(11));
        Assert.Equal(AnswerVerdict.Nudged, repeated.Verdict);
        Assert.Same(nudged.State, repeated.State);
    }

    [Fact]
    public void A_mention_that_joined_is_kept_for_a_while_and_does_nothing()
    {
        var joined = Escalation.Decide(
            new RequestState(), new RequestEvent.Joined(Mention().Origin with { ThreadTs = "1.1" }, new Person("Ucatbert", "catbert"), "T1/C1/1.1"), Noon).State;

        Assert.Equal(RequestStatus.Joined, joined.Status);
        Assert.Empty(joined.Outbox);
        Assert.Equal(Noon + RequestLimits.Retention, Escalation.RemoveAt(joined));
        Assert.Same(joined, Escalation.Decide(joined, Mention(), Noon + Seconds(1)).State);
    }

    [Fact]
    public void A_mention_that_an_edit_added_to_an_old_message_is_no_late_one()
    {
        var opened = Escalation.Decide(new RequestState(), Mention(writtenAt: Noon - TimeSpan.FromHours(1)) with { IsEdit = true }, Noon).State;

        Assert.Equal((RequestStatus.Open, null), (opened.Status, opened.FoundLateBy));
    }

    [Fact]
    public void The_rules_that_it_was_opened_under_bound_it()
    {
        var plan = Example with { Rules = PlanRules.Default with { MaxAge = Seconds(200), StaleAfter = Seconds(60) } };

        Assert.Equal(RequestStatus.Dropped, Opened(plan).After(Seconds(200)).Status);
        Assert.Equal(RequestStatus.Stale, Opened(plan, Noon - Seconds(61)).Status);
    }
}

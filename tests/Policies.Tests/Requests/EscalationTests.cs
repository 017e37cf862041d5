using Pokemanager.Policies.Requests;

using static Pokemanager.Policies.Tests.Requests.Given;

namespace Pokemanager.Policies.Tests.Requests;

public sealed class EscalationTests
{
    [Fact]
    public void A_mention_asks_everybody_of_the_first_level_and_tells_the_requester()
    {
        var state = Opened();

        Assert.Equal(RequestStatus.Open, state.Status);
        Assert.Equal(["Udilbert"], state.PagesTo());
        Assert.True(state.Will(EffectKind.Receipt));
        Assert.Equal(Noon + Seconds(300), state.DueAt);
    }

    [Fact]
    public void The_same_mention_again_changes_nothing()
    {
        var state = Opened();

        Assert.Same(state, Escalation.Decide(state, Mention(), Noon + Seconds(5)).State);
    }

    [Theory]
    [InlineData(299.999, 0)]
    [InlineData(300, 1)]
    [InlineData(300.001, 1)]
    public void The_next_level_is_asked_at_its_time_and_not_before(double seconds, int level) =>
        Assert.Equal(level, Opened().After(Seconds(seconds)).Level);

    [Fact]
    public void Every_level_gets_its_full_wait_even_after_a_long_stop()
    {
        var state = Opened().After(Seconds(4000));

        Assert.Equal(1, state.Level);
        Assert.Equal(Noon + Seconds(4060), state.DueAt);
    }

    [Fact]
    public void A_level_waits_from_the_moment_that_its_first_page_arrived()
    {
        var page = Opened().Outbox.First(effect => effect.Kind is EffectKind.Page);

        var state = Escalation.Decide(
            Opened(), new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D1", Ts(Seconds(7)))), Noon + Seconds(7)).State;

        Assert.Equal(Noon + Seconds(307), state.DueAt);
    }

    [Fact]
    public void A_level_whose_page_leaves_late_has_its_whole_wait_from_then_on()
    {
        var state = Escalation.Decide(Opened(), new RequestEvent.PagesLeave(), Noon + Seconds(290)).State;

        Assert.Equal(Noon + Seconds(590), state.DueAt);
        Assert.Equal(0, state.Ticked(Seconds(589)).Level);
    }

    [Fact]
    public void A_page_found_to_have_stood_all_along_counts_from_when_it_was_posted()
    {
        var late = Escalation.Decide(Opened(), new RequestEvent.PagesLeave(), Noon + Seconds(290)).State;
        var page = late.Outbox.First(effect => effect.Kind is EffectKind.Page);

        var found = Escalation.Decide(
            late, new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D1", Ts(Seconds(0)))), Noon + Seconds(291)).State;

        Assert.Equal(Noon + Seconds(300), found.DueAt);
    }

    [Fact]
    public void A_page_that_arrived_does_not_leave_again()
    {
        var state = Opened().Paged();

        Assert.Same(state, Escalation.Decide(state, new RequestEvent.PagesLeave(), Noon + Seconds(290)).State);
    }

    [Theory]
    [InlineData(302.999, 0)]
    [InlineData(303, 1)]
    public void A_level_of_which_nobody_is_known_to_have_the_page_waits_a_little_longer(double seconds, int level) =>
        Assert.Equal(level, Opened().Ticked(Seconds(seconds)).Level);

    [Fact]
    public void A_page_that_was_heard_of_only_when_its_wait_was_over_still_gets_its_full_wait()
    {
        var waiting = Opened().Ticked(Seconds(301));
        var page = waiting.Outbox.First(effect => effect.Kind is EffectKind.Page);

        var found = Escalation.Decide(
            waiting, new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D1", Ts(Seconds(2)))), Noon + Seconds(301.5)).State;

        Assert.Equal(Noon + Seconds(302), found.DueAt);
        Assert.Equal(0, found.Ticked(Seconds(301.9)).Level);
        Assert.Equal(1, found.Ticked(Seconds(302)).Level);
    }

    [Fact]
    public void After_the_last_level_the_request_is_dropped_and_the_requester_told()
    {
        var state = Opened().After(Seconds(300)).After(Seconds(360)).After(Seconds(480));

        Assert.Equal(RequestStatus.Dropped, state.Status);
        Assert.True(state.Will(EffectKind.AnnounceDropped));
        Assert.Null(state.DueAt);
    }

    [Fact]
    public void An_acknowledgement_stops_the_escalation_and_takes_back_what_was_not_sent()
    {
        var state = Opened().Answered("Udilbert", Seconds(10)).State;

        Assert.Equal(RequestStatus.Acknowledged, state.Status);
        Assert.Empty(state.PagesTo());
        Assert.True(state.Will(EffectKind.AnnounceAcknowledged));
        Assert.Same(state, state.After(Seconds(10_000)));
    }

    [Fact]
    public void Somebody_who_was_not_asked_cannot_acknowledge()
    {
        var state = Opened();

        var decision = state.Answered("Uwally", Seconds(1));

        Assert.Equal(AnswerVerdict.NotAsked, decision.Verdict);
        Assert.Same(state, decision.State);
    }

    [Fact]
    public void Somebody_of_an_earlier_level_can_still_take_it() =>
        Assert.Equal(AnswerVerdict.Acknowledged, Opened().After(Seconds(300)).Answered("Udilbert", Seconds(301)).Verdict);

    [Fact]
    public void The_second_of_two_hears_who_was_first()
    {
        var first = Opened().After(Seconds(300)).Answered("Uasok", Seconds(301)).State;

        var second = first.Answered("Ualice", Seconds(302));

        Assert.Equal(AnswerVerdict.AlreadyTaken, second.Verdict);
        Assert.Same(first, second.State);
        Assert.Equal(AnswerVerdict.AlreadyYours, first.Answered("Uasok", Seconds(303)).Verdict);
    }

    [Fact]
    public void An_answer_after_the_drop_still_counts_and_the_requester_hears_of_it()
    {
        var dropped = Opened().After(Seconds(300)).After(Seconds(360)).After(Seconds(480));

        var decision = dropped.Answered("Uwally", Seconds(900));

        Assert.Equal(AnswerVerdict.AcknowledgedLate, decision.Verdict);
        Assert.True(decision.State.Will(EffectKind.AnnounceLate));
    }

    [Fact]
    public void That_somebody_took_it_after_all_waits_until_it_is_said_that_nobody_did()
    {
        var taken = Opened().After(Seconds(300)).After(Seconds(360)).After(Seconds(480)).Answered("Uasok", Seconds(481)).State;
        var (dropped, late) = (Find(taken, EffectKind.AnnounceDropped), Find(taken, EffectKind.AnnounceLate));

        Assert.True(late.MustWait(taken.Outbox));
        var said = Escalation.Decide(
            taken, new RequestEvent.Posted(dropped.Key, dropped.Revision, new PostedMessage("C1", Ts(Seconds(482)))), Noon + Seconds(482)).State;
        Assert.False(late.MustWait(said.Outbox));

        static Effect Find(RequestState state, EffectKind kind) => state.Outbox.Single(effect => effect.Kind == kind);
    }

    [Fact]
    public void A_level_without_people_is_skipped_at_once()
    {
        var state = Opened(Example with { Levels = [Level(60), Level(60, "alice")] });

        Assert.Equal(1, state.Level);
        Assert.Equal(["Ualice"], state.PagesTo());
    }

    [Fact]
    public void A_policy_that_finds_nobody_is_dropped_at_once_and_says_so()
    {
        var state = Opened(Example with { Levels = [Level(60), Level(60)] });

        Assert.Equal(RequestStatus.Dropped, state.Status);
        Assert.True(state.Will(EffectKind.AnnounceDropped));
        Assert.False(state.Will(EffectKind.Receipt));
    }

    [Fact]
    public void A_level_that_Slack_refuses_to_page_is_passed_at_once()
    {
        var state = Opened();
        var page = state.Outbox.First(effect => effect.Kind is EffectKind.Page);

        var next = Escalation.Decide(state, new RequestEvent.Undeliverable(page.Key, page.Revision, "user_disabled"), Noon + Seconds(1)).State;

        Assert.Equal(1, next.Level);
        Assert.Equal(["Uasok", "Ualice"], next.PagesTo());
    }

    [Fact]
    public void A_page_that_is_found_again_after_a_crash_has_been_waiting_since_it_was_posted()
    {
        var page = Opened().Outbox.First(effect => effect.Kind is EffectKind.Page);

        var found = Escalation.Decide(
            Opened(), new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D1", Ts(Seconds(2)))), Noon + Seconds(40)).State;

        Assert.Equal(Noon + Seconds(302), found.DueAt);
    }

    [Fact]
    public void The_wait_never_runs_from_a_time_that_is_still_to_come_however_Slack_s_clock_goes()
    {
        var page = Opened().Outbox.First(effect => effect.Kind is EffectKind.Page);

        var posted = Escalation.Decide(
            Opened(), new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D1", Ts(Seconds(900)))), Noon + Seconds(7)).State;

        Assert.Equal(Noon + Seconds(307), posted.DueAt);
    }

    [Fact]
    public void An_outcome_that_the_channel_refuses_is_told_to_the_requester_in_private_and_once()
    {
        var dropped = Opened(Example with { Levels = [Level(60, "dilbert")] }).AllPosted(Seconds(0)).After(Seconds(60));
        var line = dropped.Outbox.First(effect => effect.Kind is EffectKind.AnnounceDropped);

        var refused = Escalation.Decide(dropped, new RequestEvent.Undeliverable(line.Key, line.Revision, "is_archived"), Noon + Seconds(61)).State;
        var again = Escalation.Decide(refused, new RequestEvent.Undeliverable(line.Key, line.Revision, "is_archived"), Noon + Seconds(62)).State;
        var inPrivate = refused.Outbox.Single(effect => effect.Kind is EffectKind.AnnounceDropped);
        var refusedToo = Escalation.Decide(
            refused, new RequestEvent.Undeliverable(inPrivate.Key, inPrivate.Revision, "user_disabled"), Noon + Seconds(63)).State;

        Assert.Equal("Ucatbert", inPrivate.User);
        Assert.Same(refused, again);
        Assert.False(refusedToo.Will(EffectKind.AnnounceDropped));
    }

    [Fact]
    public void No_request_lives_longer_than_a_day()
    {
        var state = Opened(Example with { Levels = [Level(86_400, "dilbert"), Level(86_400, "alice")] }).After(TimeSpan.FromDays(1));

        Assert.Equal(RequestStatus.Dropped, state.Status);
    }

    [Theory]
    [InlineData(120, RequestStatus.Open, false)]
    [InlineData(121, RequestStatus.Open, true)]
    [InlineData(7200, RequestStatus.Open, true)]
    [InlineData(7201, RequestStatus.Stale, true)]
    public void A_mention_found_late_says_so_and_one_found_far_too_late_asks_nobody(int age, RequestStatus status, bool isLate)
    {
        var state = Opened(writtenAt: Noon - Seconds(age));

        Assert.Equal(status, state.Status);
        Assert.Equal(isLate, state.FoundLateBy is not null);
        Assert.Equal(status is RequestStatus.Stale, state.Will(EffectKind.AnnounceStale));
    }

    [Fact]
    public void An_edit_asked_for_while_an_older_one_is_under_way_is_not_lost()
    {
        var state = Opened().AllPosted(Seconds(1)).After(Seconds(301));
        var underWay = state.Outbox.First(effect => effect.Kind is EffectKind.RefreshReceipt);
        var moved = state.After(Seconds(400));

        var after = Escalation.Decide(
            moved, new RequestEvent.Posted(underWay.Key, underWay.Revision, new PostedMessage("C1", "1.1")), Noon + Seconds(401)).State;

        Assert.True(after.Will(EffectKind.RefreshReceipt));
    }

    [Fact]
    public void A_page_that_arrives_after_the_acknowledgement_is_closed()
    {
        var opened = Opened();
        var page = opened.Outbox.First(effect => effect.Kind is EffectKind.Page);
        var taken = opened.After(Seconds(300)).Answered("Ualice", Seconds(301)).State;

        var after = Escalation.Decide(
            taken, new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D1", "1.1")), Noon + Seconds(302)).State;

        Assert.Contains(after.Outbox, effect => effect is { Kind: EffectKind.RefreshPage, User: "Udilbert" });
    }

    [Fact]
    public void An_ended_request_is_looked_at_again_only_to_be_forgotten()
    {
        var state = Opened().Answered("Udilbert", Seconds(1)).State.AllPosted(Seconds(2));

        Assert.Empty(state.Outbox);
        Assert.Equal(Noon + Seconds(1) + RequestLimits.Retention, Escalation.WakeAt(state));
    }
}

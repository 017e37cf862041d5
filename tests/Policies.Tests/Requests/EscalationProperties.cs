using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Pokemanager.Policies.Requests;

using static Pokemanager.Policies.Tests.Requests.Given;

namespace Pokemanager.Policies.Tests.Requests;

/// <summary>What holds for every order of events, repeats and crashes.</summary>
public sealed class EscalationProperties
{
    private static readonly string[] Names = ["dilbert", "asok", "alice", "wally"];

    private static readonly Gen<Plan> Plans =
        Gen.Select(Gen.Int[1, 90], Gen.Int[0, Names.Length - 1].Select(i => Names[i]).Array[0, 3], (seconds, people) => Level(seconds, [.. people.Distinct()]))
            .Array[1, 4]
            .Select(levels => new Plan("default", "v1", [.. levels]));

    /// <summary>One thing that happens; delivered events refer to what was in an outbox before, in any order.</summary>
    private static readonly Gen<(int Kind, int Choice, int Seconds)> Steps = Gen.Select(Gen.Int[0, 13], Gen.Int[0, 1000], Gen.Int[0, 120]);

    [Fact]
    public void Any_order_of_events_keeps_every_promise() =>
        Gen.Select(Plans, Steps.Array[0, 40]).Sample((plan, steps) => Play(plan, steps), iter: 20_000);

    private static void Play(Plan plan, (int Kind, int Choice, int Seconds)[] steps)
    {
        var now = Noon;
        var state = Opened(plan);
        var seen = new List<Effect>(state.Outbox);
        foreach (var (kind, choice, seconds) in steps)
        {
            now += Seconds(seconds);
            if (kind is 13)
            {
                // A crash: what is decided next and every report of a delivery are lost, and the state is read again.
                _ = Escalation.Decide(state, new RequestEvent.Answered(User(choice), Ts(now - Noon), AnswerWay.Button), now);
                state = ReadAgain(state);
                continue;
            }

            var effect = seen.Count > 0 ? seen[choice % seen.Count] : null;
            RequestEvent e = kind switch
            {
                0 => Mention(plan),
                1 => new RequestEvent.Answered(User(choice), Ts(now - Noon), AnswerWay.Button),
                7 => new RequestEvent.Passed(User(choice), Ts(now - Noon), choice % plan.Levels.Length, choice % 3),
                8 => new RequestEvent.Passed(User(choice), Ts(now - Noon)),
                9 => new RequestEvent.GivenBack(state.Acknowledgement?.Handler.Id ?? User(choice), Ts(now - Noon), choice % 4 is 3 ? null : choice % 4),
                10 => new RequestEvent.Cancelled(choice % 5 is 0 ? "Ucatbert" : User(choice)),
                11 => new RequestEvent.Pushed("Ucatbert", choice % plan.Levels.Length, choice % 3),
                12 => new RequestEvent.Nudged(Ts(now - Noon)),
                2 or 3 when effect is not null => new RequestEvent.Posted(effect.Key, effect.Revision, new PostedMessage("D" + effect.User, Ts(now - Noon))),
                4 when effect is not null => new RequestEvent.Undeliverable(effect.Key, effect.Revision, "channel_not_found"),
                5 => new RequestEvent.PagesLeave(),
                _ => new RequestEvent.Tick(),
            };
            var before = state;
            var decision = Escalation.Decide(state, e, now);
            state = decision.State;
            Check(before, e, state, now);

            // The same event again says nothing new.
            Assert.Same(state, Escalation.Decide(state, e, now).State);
            seen.AddRange(state.Outbox.Except(before.Outbox));
        }

        Finish(state, now, seen);
    }

    private static RequestState ReadAgain(RequestState state)
    {
        var written = JsonSerializer.Serialize(state, RequestStateJson.Default.RequestState);
        var read = JsonSerializer.Deserialize(written, RequestStateJson.Default.RequestState)!;
        Assert.Equal(written, JsonSerializer.Serialize(read, RequestStateJson.Default.RequestState));
        return read;
    }

    private static string User(int choice) => "U" + Names[choice % Names.Length];

    private static void Check(RequestState before, RequestEvent e, RequestState after, DateTimeOffset now)
    {
        // A level is asked once in each round and in order, never before its time.
        Assert.True(after.Level >= before.Level);
        var keys = after.Pages.Select(page => (page.Level, page.Round, page.Handler.Id)).ToImmutableArray();
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.True(after.Pages.Zip(after.Pages.Skip(1)).All(pair => pair.First.Level <= pair.Second.Level));
        if (e is RequestEvent.Tick && after.Level > before.Level)
        {
            Assert.True(now >= before.DueAt);
        }

        // Effects are unique, and an ended request asks nobody.
        Assert.Equal(after.Outbox.Length, after.Outbox.Select(effect => effect.Key).Distinct().Count());
        Assert.True(after.Status is RequestStatus.Open || after.PagesTo().IsEmpty);

        // An acknowledgement is final unless it is given back, and then nobody who passed or had it is asked again at that level.
        if (e is RequestEvent.GivenBack && after.Round > before.Round)
        {
            var passed = after.Pages.Where(page => page.PassedTs is not null).Select(page => (page.Level, page.Handler.Id)).ToHashSet();
            Assert.DoesNotContain(after.Pages.Skip(before.Pages.Length), page => passed.Contains((page.Level, page.Handler.Id)));
            Assert.Null(after.Acknowledgement);
        }
        else if (before.Acknowledgement is not null)
        {
            Assert.Equal(before.Acknowledgement, after.Acknowledgement);
            Assert.Equal(before.Pages.Length, after.Pages.Length);
        }

        // While it is open something will happen; once it ended the requester was or will be told.
        Assert.Equal(after.Status is RequestStatus.Open, after.DueAt is not null);
        Assert.NotNull(Escalation.WakeAt(after));
    }

    /// <summary>Whatever came before: with a Slack that takes everything and time that passes, it ends, its requester was told how, and nothing stays undone.</summary>
    private static void Finish(RequestState state, DateTimeOffset now, List<Effect> seen)
    {
        for (var i = 0; i < 20; i++)
        {
            now += Seconds(100);
            state = Escalation.Decide(state.AllPosted(now - Noon), new RequestEvent.Tick(), now).State;
            seen.AddRange(state.Outbox);
        }

        state = state.AllPosted(now - Noon);
        Assert.NotEqual(RequestStatus.Open, state.Status);
        Assert.Empty(state.Outbox);
        Assert.Contains(seen, effect => state.Status switch
        {
            RequestStatus.Acknowledged => effect.Kind is EffectKind.AnnounceAcknowledged or EffectKind.AnnounceLate,
            RequestStatus.Dropped => effect.Kind is EffectKind.AnnounceDropped,
            // They ended it themselves.
            RequestStatus.Cancelled => true,
            _ => false,
        });
    }
}

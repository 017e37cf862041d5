using System.Collections.Immutable;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Policies.Tests.Requests;

/// <summary>Requests and events to begin a test with.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>dilbert for 300 s, then asok and alice for 60 s, then wally for 120 s, as in the small example that everybody starts from.</summary>
    public static readonly Plan Example = new(
        "default",
        "v1",
        [Level(300, "dilbert"), Level(60, "asok", "alice"), Level(120, "wally")]);

    public static PlannedLevel Level(int seconds, params string[] people) =>
        new([.. people.Select(name => new Person("U" + name, name))], people.Length is 0 ? ["nobody matches \"ghost\""] : [], TimeSpan.FromSeconds(seconds));

    public static RequestEvent.Opened Mention(Plan? plan = null, DateTimeOffset? writtenAt = null) => new(
        new RequestOrigin("T1", "C1", $"{(writtenAt ?? Noon).ToUnixTimeSeconds()}.000100", null, "help", "https://acme.slack.com/archives/C1/p1"),
        new Person("Ucatbert", "catbert"),
        plan ?? Example);

    public static RequestState Opened(Plan? plan = null, DateTimeOffset? writtenAt = null) =>
        Escalation.Decide(new RequestState(), Mention(plan, writtenAt), Noon).State;

    /// <summary>The level's first page had arrived at once, and now it is so much later.</summary>
    public static RequestState After(this RequestState state, TimeSpan sinceNoon) => state.Paged().Ticked(sinceNoon);

    public static RequestState Ticked(this RequestState state, TimeSpan sinceNoon) =>
        Escalation.Decide(state, new RequestEvent.Tick(), Noon + sinceNoon).State;

    /// <summary>One of the level has the page since the level began.</summary>
    public static RequestState Paged(this RequestState state) =>
        state.Outbox.FirstOrDefault(effect => effect.Kind is EffectKind.Page && effect.Level == state.Level) is not { } page
            || state.Pages.Any(asked => asked.Level == state.Level && asked.Message is not null)
            ? state
            : Escalation.Decide(
                state,
                new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D" + page.User, Ts(state.LevelStartedAt - Noon))),
                state.LevelStartedAt).State;

    public static Decision Answered(this RequestState state, string user, TimeSpan sinceNoon, string ts = "1.1") =>
        Escalation.Decide(state, new RequestEvent.Answered(user, ts, AnswerWay.Reply), Noon + sinceNoon);

    /// <summary>By the button of the level (from 0) that is being asked, or of <paramref name="level"/>.</summary>
    public static Decision Passes(this RequestState state, string user, TimeSpan sinceNoon, int? level = null) => Escalation.Decide(
        state, new RequestEvent.Passed(user, Ts(sinceNoon), level ?? state.Level, state.Round), Noon + sinceNoon);

    /// <summary>By the button that was shown when it was first taken.</summary>
    public static Decision GivesBack(this RequestState state, string user, TimeSpan sinceNoon) =>
        Escalation.Decide(state, new RequestEvent.GivenBack(user, Ts(sinceNoon), 0), Noon + sinceNoon);

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Slack took everything that is in the outbox.</summary>
    public static RequestState AllPosted(this RequestState state, TimeSpan sinceNoon)
    {
        for (var i = 0; !state.Outbox.IsEmpty; i++)
        {
            var effect = state.Outbox[0];
            state = Escalation.Decide(
                state, new RequestEvent.Posted(effect.Key, effect.Revision, new PostedMessage("D" + effect.User, Ts(sinceNoon, i))), Noon + sinceNoon).State;
        }

        return state;
    }

    /// <summary>Slack's time stamp of a message of that moment.</summary>
    public static string Ts(TimeSpan sinceNoon, int sequence = 0) => $"{(Noon + sinceNoon).ToUnixTimeSeconds()}.{(sinceNoon.Microseconds + (1000 * sinceNoon.Milliseconds) + sequence):000000}";

    public static ImmutableArray<string> PagesTo(this RequestState state) =>
        [.. state.Outbox.Where(effect => effect.Kind is EffectKind.Page).Select(effect => effect.User!)];

    public static bool Will(this RequestState state, EffectKind kind) => state.Outbox.Any(effect => effect.Kind == kind);
}

using System.Collections.Immutable;
using System.Globalization;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Policies.Forecasts;

/// <summary>
/// One request as it goes on in a Slack that takes every message at once, so that what happens when depends on the plan and the
/// answers alone. Decided by <see cref="Escalation"/>, as in earnest; it has no clock but the times that it is given.
/// </summary>
/// <param name="OpenedAt">When the mention was written, and taken.</param>
/// <param name="Now">Up to when it has been played; everything due by then has happened.</param>
/// <param name="State">The request now. Nothing is left to do in Slack. Empty again once the request is forgotten.</param>
/// <param name="Steps">What changed it so far, and the answers that did not, in order.</param>
public sealed record Course(DateTimeOffset OpenedAt, DateTimeOffset Now, RequestState State, ImmutableArray<Step> Steps)
{
    /// <summary>A mention at <paramref name="at"/>: its first level is asked.</summary>
    /// <param name="origin">Where it was written; the time stamp in it is set to <paramref name="at"/>.</param>
    public static Course Begin(RequestOrigin origin, Person requester, Plan plan, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new Course(at, at, new RequestState(), []).Apply(new RequestEvent.Opened(origin with { Ts = Ts(at) }, requester, plan));
    }

    /// <summary>When the next step is taken if nobody answers; null when nothing more comes of itself.</summary>
    public DateTimeOffset? NextAt => Escalation.TickAt(State);

    /// <summary>Lets time pass until <paramref name="time"/>, or no time when that has passed.</summary>
    public Course To(DateTimeOffset time)
    {
        var course = this;
        while (course.NextAt is { } next && next <= time)
        {
            course = (course with { Now = next }).Tick();
        }

        course = time > course.Now ? course with { Now = time } : course;
        return course.Now >= Escalation.RemoveAt(course.State) ? course with { State = new RequestState() } : course;
    }

    /// <summary>Lets time pass until nothing more comes of itself.</summary>
    public Course ToEnd()
    {
        var course = this;
        while (course.NextAt is { } next)
        {
            course = course.To(next);
        }

        return course;
    }

    /// <summary>What <paramref name="e"/>, which happens now, leads to.</summary>
    public Course Apply(RequestEvent e)
    {
        var decision = Escalation.Decide(State, e, Now);
        var (after, sent) = Deliver(decision.State);
        return this with { State = after, Steps = Steps.Add(new Step(Now, Now - OpenedAt, e, State, after, decision.Verdict, sent)) };
    }

    /// <summary>What somebody does now, with the request as it stands.</summary>
    public Course Apply(ForecastAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Apply(answer.ToEvent(State, Ts(Now)));
    }

    private Course Tick()
    {
        var ticked = Apply(new RequestEvent.Tick());
        return ReferenceEquals(ticked.State, State) ? throw new InvalidOperationException("Nothing came of a tick that was due.") : ticked;
    }

    private (RequestState State, ImmutableArray<Sent> Sent) Deliver(RequestState state)
    {
        var sent = ImmutableArray.CreateBuilder<Sent>();
        while (state.Outbox is [var effect, ..])
        {
            sent.Add(new Sent(effect, state));
            var message = new PostedMessage(effect.User ?? state.Origin.Channel, Ts(Now));
            state = Escalation.Decide(state, new RequestEvent.Posted(effect.Key, effect.Revision, message), Now).State;
        }

        return (state, sent.DrainToImmutable());
    }

    private static string Ts(DateTimeOffset time)
    {
        var micros = (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000}.{micros % 1_000_000:000000}");
    }
}

/// <summary>One event of a <see cref="Course"/> and what it led to.</summary>
/// <param name="At">When.</param>
/// <param name="Since">How long after the mention.</param>
/// <param name="After">The request once Slack took what was sent.</param>
/// <param name="Verdict">What became of an answer; null for other events.</param>
/// <param name="Sent">The messages and edits, in order.</param>
public sealed record Step(
    DateTimeOffset At, TimeSpan Since, RequestEvent Event, RequestState Before, RequestState After, AnswerVerdict? Verdict, ImmutableArray<Sent> Sent);

/// <summary>A message or an edit on its way, and the request that it was rendered from.</summary>
public sealed record Sent(Effect Effect, RequestState State);

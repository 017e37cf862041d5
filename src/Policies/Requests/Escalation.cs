using System.Collections.Immutable;

namespace Pokemanager.Policies.Requests;

/// <summary>
/// The decision: a pure function of state, event and time. Every event may come twice, late or in any order; one that
/// says nothing new leaves the state as it is.
/// </summary>
public static class Escalation
{
    /// <summary>What <paramref name="e"/> at <paramref name="now"/> leads to.</summary>
    public static Decision Decide(RequestState state, RequestEvent e, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var decision = e switch
        {
            RequestEvent.Opened opened => new Decision(Open(state, opened, now)),
            RequestEvent.Joined joined => new Decision(Join(state, joined, now)),
            RequestEvent.Tick => new Decision(Tick(state, now)),
            RequestEvent.PagesLeave => new Decision(PagesLeave(state, now)),
            RequestEvent.Answered answered => HandlerActions.Answer(state, answered, now),
            RequestEvent.Passed passed => HandlerActions.Pass(state, passed, now),
            RequestEvent.GivenBack givenBack => HandlerActions.GiveBack(state, givenBack, now),
            RequestEvent.Cancelled cancelled => RequesterActions.Cancel(state, cancelled, now),
            RequestEvent.Pushed pushed => RequesterActions.Push(state, pushed, now),
            RequestEvent.Nudged nudged => RequesterActions.Nudge(state, nudged),
            RequestEvent.Posted posted => new Decision(Deliveries.Posted(state, posted, now)),
            RequestEvent.Undeliverable undeliverable => new Decision(Undeliverable(state, undeliverable, now)),
            _ => throw new ArgumentOutOfRangeException(nameof(e)),
        };
        return ReferenceEquals(decision.State, state) ? decision : decision with { State = decision.State with { ChangedAt = now } };
    }

    /// <summary>When somebody should look at the request at the latest; null when nothing was opened.</summary>
    public static DateTimeOffset? WakeAt(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state switch
        {
            { Status: RequestStatus.None } => null,
            { Outbox.Length: > 0 } => state.ChangedAt + RequestLimits.StuckAfter,
            { Status: RequestStatus.Open, DueAt: { } due } => due + RequestLimits.StuckAfter,
            _ => RemoveAt(state),
        };
    }

    /// <summary>When a tick leads to the next step; null once the request is closed.</summary>
    public static DateTimeOffset? TickAt(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status is not RequestStatus.Open)
        {
            return null;
        }

        return state.DueAt + (IsOnItsWay(state) ? RequestLimits.ArrivalGrace : TimeSpan.Zero);
    }

    /// <summary>When an ended request may be forgotten; null while it is open.</summary>
    public static DateTimeOffset? RemoveAt(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.ClosedAt + RequestLimits.Retention;
    }

    private static RequestState Open(RequestState state, RequestEvent.Opened e, DateTimeOffset now)
    {
        if (state.Status is not RequestStatus.None)
        {
            return state;
        }

        var age = e.IsEdit ? TimeSpan.Zero : now - (e.Origin.WrittenAt ?? now);
        var opened = state with
        {
            Origin = e.Origin,
            Requester = e.Requester,
            Plan = e.Plan,
            IsDrill = e.IsDrill,
            OpenedAt = now,
            TraceParent = e.TraceParent,
            FoundLateBy = age > RequestLimits.LateAfter ? age : null,
        };
        return age > opened.Rules.StaleAfter
            ? Deliveries.Add(opened with { Status = RequestStatus.Stale, ClosedAt = now }, EffectKind.AnnounceStale)
            : StartLevel(opened with { Status = RequestStatus.Open }, 0, now, StartReason.Opened);
    }

    private static RequestState Join(RequestState state, RequestEvent.Joined e, DateTimeOffset now) =>
        state.Status is not RequestStatus.None ? state : state with
        {
            Origin = e.Origin,
            Requester = e.Requester,
            JoinedTo = e.To,
            Status = RequestStatus.Joined,
            OpenedAt = now,
            ClosedAt = now,
        };

    private static RequestState Tick(RequestState state, DateTimeOffset now)
    {
        if (TickAt(state) is not { } at || now < at)
        {
            return state;
        }

        return now - state.OpenedAt >= state.Rules.MaxAge ? Drop(state, now) : StartLevel(state, state.Level + 1, now, StartReason.Unanswered);
    }

    /// <summary>The wait runs from there: nobody could answer before.</summary>
    private static RequestState PagesLeave(RequestState state, DateTimeOffset now) =>
        state.Status is RequestStatus.Open && IsOnItsWay(state) && Due(state, state.Level, now) is var due && due > state.DueAt
            ? state with { DueAt = due }
            : state;

    /// <summary>Whether nobody is known to have the level's page, though somebody may get it.</summary>
    private static bool IsOnItsWay(RequestState state)
    {
        var asked = state.Pages.Where(state.IsCurrent).ToArray();
        return asked.All(page => page.Message is null) && asked.Any(page => page.Failure is null);
    }

    /// <summary>Asks the first level from <paramref name="from"/> on that has anybody to ask, or drops the request.</summary>
    internal static RequestState StartLevel(RequestState state, int from, DateTimeOffset now, StartReason reason, Person? by = null)
    {
        var level = NextLevel(state, from);
        return level is { } next ? Ask(state, next, state.Plan.Levels[next].People, now, reason, by) : Drop(state, now);
    }

    /// <summary>The first level from <paramref name="from"/> on that has anybody to ask; null when there is none.</summary>
    internal static int? NextLevel(RequestState state, int from)
    {
        for (var level = from; level < state.Plan.Levels.Length; level++)
        {
            if (!state.Plan.Levels[level].People.IsEmpty)
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>Asks <paramref name="people"/> of a level, whose wait begins.</summary>
    internal static RequestState Ask(
        RequestState state, int level, ImmutableArray<Person> people, DateTimeOffset now, StartReason reason, Person? by)
    {
        var started = state with
        {
            Level = level,
            LevelStartedAt = now,
            DueAt = Due(state, level, now),
            Reason = reason,
            StartedBy = by,
            Pages = [.. state.Pages, .. people.Select(person => new Page(level, person, now, Round: state.Round))],
        };
        foreach (var person in people)
        {
            started = Deliveries.Add(started, EffectKind.Page, level, person.Id);
        }

        return Deliveries.Refresh(started);
    }

    internal static RequestState Drop(RequestState state, DateTimeOffset now) =>
        Deliveries.Refresh(
            Deliveries.Add(
                Deliveries.WithoutPages(state with { Status = RequestStatus.Dropped, DueAt = null, ClosedAt = now }),
                EffectKind.AnnounceDropped));

    private static RequestState Undeliverable(RequestState state, RequestEvent.Undeliverable e, DateTimeOffset now)
    {
        var marked = Deliveries.Undeliverable(state, e);
        return ReferenceEquals(marked, state) || marked.Status is not RequestStatus.Open || marked.Pages.Any(page => marked.IsCurrent(page) && page.Stands)
            ? marked
            : StartLevel(marked, marked.Level + 1, now, StartReason.Undeliverable);
    }

    /// <summary>The wait of a level that begins at <paramref name="from"/>, cut by the request's own end.</summary>
    internal static DateTimeOffset Due(RequestState state, int level, DateTimeOffset from)
    {
        var due = from + state.Plan.Levels[level].EscalateAfter;
        var end = state.OpenedAt + state.Rules.MaxAge;
        return due < end ? due : end;
    }
}

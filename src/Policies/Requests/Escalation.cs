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
            RequestEvent.Tick => new Decision(Tick(state, now)),
            RequestEvent.PagesLeave => new Decision(PagesLeave(state, now)),
            RequestEvent.Answered answered => Answer(state, answered, now),
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

        var age = now - (e.Origin.WrittenAt ?? now);
        var opened = state with
        {
            Origin = e.Origin,
            Requester = e.Requester,
            Plan = e.Plan,
            OpenedAt = now,
            TraceParent = e.TraceParent,
            FoundLateBy = age > RequestLimits.LateAfter ? age : null,
        };
        return age > RequestLimits.StaleAfter
            ? Deliveries.Add(opened with { Status = RequestStatus.Stale, ClosedAt = now }, EffectKind.AnnounceStale)
            : StartLevel(opened with { Status = RequestStatus.Open }, 0, now);
    }

    private static RequestState Tick(RequestState state, DateTimeOffset now)
    {
        if (TickAt(state) is not { } at || now < at)
        {
            return state;
        }

        return now - state.OpenedAt >= RequestLimits.MaxAge ? Drop(state, now) : StartLevel(state, state.Level + 1, now);
    }

    /// <summary>The wait runs from there: nobody could answer before.</summary>
    private static RequestState PagesLeave(RequestState state, DateTimeOffset now) =>
        state.Status is RequestStatus.Open && IsOnItsWay(state) && Due(state, state.Level, now) is var due && due > state.DueAt
            ? state with { DueAt = due }
            : state;

    /// <summary>Whether nobody is known to have the level's page, though somebody may get it.</summary>
    private static bool IsOnItsWay(RequestState state)
    {
        var asked = state.Pages.Where(page => page.Level == state.Level).ToArray();
        return asked.All(page => page.Message is null) && asked.Any(page => page.Failure is null);
    }

    private static RequestState StartLevel(RequestState state, int from, DateTimeOffset now)
    {
        var level = from;
        while (level < state.Plan.Levels.Length && state.Plan.Levels[level].People.IsEmpty)
        {
            level++;
        }

        if (level >= state.Plan.Levels.Length)
        {
            return Drop(state, now);
        }

        var pages = state.Plan.Levels[level].People.Select(person => new Page(level, person, now));
        var started = state with
        {
            Level = level,
            LevelStartedAt = now,
            DueAt = Due(state, level, now),
            Pages = [.. state.Pages, .. pages],
        };
        foreach (var person in state.Plan.Levels[level].People)
        {
            started = Deliveries.Add(started, EffectKind.Page, level, person.Id);
        }

        return Deliveries.Refresh(started, pagesBefore: level);
    }

    private static RequestState Drop(RequestState state, DateTimeOffset now) =>
        Deliveries.Refresh(
            Deliveries.Add(
                Deliveries.WithoutPages(state with { Status = RequestStatus.Dropped, DueAt = null, ClosedAt = now }),
                EffectKind.AnnounceDropped),
            pagesBefore: int.MaxValue);

    private static Decision Answer(RequestState state, RequestEvent.Answered e, DateTimeOffset now)
    {
        if (state.Pages.FirstOrDefault(page => page.Handler.Id == e.User) is not { } page)
        {
            return new Decision(state, AnswerVerdict.NotAsked);
        }

        if (state.Acknowledgement is { } first)
        {
            return new Decision(state, first.Handler.Id == e.User ? AnswerVerdict.AlreadyYours : AnswerVerdict.AlreadyTaken);
        }

        var isLate = state.Status is RequestStatus.Dropped;
        var taken = Deliveries.WithoutPages(state) with
        {
            Status = RequestStatus.Acknowledged,
            Acknowledgement = new Acknowledgement(page.Handler, now, e.AnswerTs, e.Via, isLate),
            DueAt = null,
            ClosedAt = now,
        };
        var told = Deliveries.Add(taken, isLate ? EffectKind.AnnounceLate : EffectKind.AnnounceAcknowledged);
        return new Decision(
            Deliveries.Refresh(told, pagesBefore: int.MaxValue),
            isLate ? AnswerVerdict.AcknowledgedLate : AnswerVerdict.Acknowledged);
    }

    private static RequestState Undeliverable(RequestState state, RequestEvent.Undeliverable e, DateTimeOffset now)
    {
        var marked = Deliveries.Undeliverable(state, e);
        var current = marked.Pages.Where(page => page.Level == marked.Level).ToImmutableArray();
        return !ReferenceEquals(marked, state) && marked.Status is RequestStatus.Open && current.All(page => page.Failure is not null)
            ? StartLevel(marked, marked.Level + 1, now)
            : marked;
    }

    /// <summary>The wait of a level that begins at <paramref name="from"/>, cut by the request's own end.</summary>
    internal static DateTimeOffset Due(RequestState state, int level, DateTimeOffset from)
    {
        var due = from + state.Plan.Levels[level].EscalateAfter;
        var end = state.OpenedAt + RequestLimits.MaxAge;
        return due < end ? due : end;
    }
}

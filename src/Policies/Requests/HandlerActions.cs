using System.Collections.Immutable;

namespace Pokemanager.Policies.Requests;

/// <summary>What handlers do with a request: take it, pass it on, give it back.</summary>
internal static class HandlerActions
{
    public static Decision Answer(RequestState state, RequestEvent.Answered e, DateTimeOffset now)
    {
        var page = state.Pages.LastOrDefault(page => page.Handler.Id == e.User);
        var person = page?.Handler ?? e.Claimant;
        if (person is null || state.Status is RequestStatus.None or RequestStatus.Joined or RequestStatus.Stale)
        {
            return new Decision(state, AnswerVerdict.NotAsked);
        }

        if (state.Acknowledgement is { } first)
        {
            return new Decision(state, first.Handler.Id == e.User ? AnswerVerdict.AlreadyYours : AnswerVerdict.AlreadyTaken);
        }

        if (state.Status is RequestStatus.Cancelled)
        {
            return new Decision(state, AnswerVerdict.AlreadyCancelled);
        }

        if (string.CompareOrdinal(e.AnswerTs, page is null ? state.GivenBack?.Ts : page.PassedTs) <= 0)
        {
            // Slack repeats what it is not sure was heard: this was answered before it was passed on or given back.
            return new Decision(state, AnswerVerdict.AlreadyPassed);
        }

        var isLate = state.Status is RequestStatus.Dropped;
        var taken = Deliveries.WithoutPages(state) with
        {
            Status = RequestStatus.Acknowledged,
            Acknowledgement = new Acknowledgement(person, now, e.AnswerTs, e.Via, isLate),
            DueAt = null,
            ClosedAt = now,
        };
        var told = Deliveries.Add(taken, isLate ? EffectKind.AnnounceLate : EffectKind.AnnounceAcknowledged);
        return new Decision(Deliveries.Refresh(told), isLate ? AnswerVerdict.AcknowledgedLate : AnswerVerdict.Acknowledged);
    }

    /// <summary>When nobody of the level is left who may take it, the next one is asked at once.</summary>
    public static Decision Pass(RequestState state, RequestEvent.Passed e, DateTimeOffset now)
    {
        var page = state.Pages.LastOrDefault(page => page.Handler.Id == e.User && (e.Level is null
            ? page.Message is { Ts: var stood } && string.CompareOrdinal(stood, e.Ts) < 0
            : page.Level == e.Level && page.Round == (e.Round ?? 0)));
        if (page is null)
        {
            return new Decision(state, AnswerVerdict.NotAsked);
        }

        if (Refusal(state, e.User) is { } refusal)
        {
            return new Decision(state, refusal);
        }

        if (page.PassedTs is not null)
        {
            return new Decision(state, AnswerVerdict.AlreadyPassed);
        }

        if (!state.IsCurrent(page))
        {
            return new Decision(state, AnswerVerdict.Overtaken);
        }

        var marked = state with { Pages = state.Pages.Replace(page, page with { PassedTs = e.Ts }) };
        if (marked.Pages.Any(other => marked.IsCurrent(other) && other.Stands))
        {
            var shown = Deliveries.RefreshPage(marked, page);
            return new Decision(Deliveries.Refresh(shown), AnswerVerdict.Passed);
        }

        return new Decision(Escalation.StartLevel(marked, state.Level + 1, now, StartReason.Passed, page.Handler), AnswerVerdict.PassedOn);
    }

    /// <summary>The others of the level are asked anew; when there are none, the next level is.</summary>
    public static Decision GiveBack(RequestState state, RequestEvent.GivenBack e, DateTimeOffset now)
    {
        if (state.Acknowledgement is not { } taken || taken.Handler.Id != e.User)
        {
            var gaveItBack = state.Pages.Any(page => page.Handler.Id == e.User && page.PassedTs is not null);
            return new Decision(state, Refusal(state, e.User) ?? (gaveItBack ? AnswerVerdict.AlreadyPassed : AnswerVerdict.NotAsked));
        }

        if (e.Round is { } round ? round != state.Round : string.CompareOrdinal(e.Ts, taken.AnswerTs) <= 0)
        {
            return new Decision(state, AnswerVerdict.Overtaken);
        }

        var open = state with
        {
            Status = RequestStatus.Open,
            Acknowledgement = null,
            ClosedAt = null,
            GivenBack = new GivingBack(taken.Handler, e.Ts),
            Outbox = state.Outbox.RemoveAll(effect => effect.Kind is EffectKind.AnnounceAcknowledged or EffectKind.AnnounceLate),
            Pages = [.. state.Pages.Select(page => page.Handler.Id == e.User ? page with { PassedTs = e.Ts } : page)],
        };
        var told = Deliveries.Add(open, EffectKind.AnnounceGivenBack) with { Round = state.Round + 1 };
        var isTooOld = now - state.OpenedAt >= state.Rules.MaxAge;
        var others = state.Plan.Levels.IsEmpty ? [] : LeftAt(open, state.Level);
        return new Decision(
            isTooOld ? Escalation.Drop(told, now)
                : others.IsEmpty ? Escalation.StartLevel(told, state.Level + 1, now, StartReason.GivenBack, taken.Handler)
                : Escalation.Ask(told, state.Level, others, now, StartReason.GivenBack, taken.Handler),
            AnswerVerdict.GivenBack);
    }

    /// <summary>Those of a level who have not passed it on in any round, and whom Slack reaches.</summary>
    private static ImmutableArray<Person> LeftAt(RequestState state, int level) =>
    [
        .. state.Plan.Levels[level].People.Where(person =>
            state.Pages.All(page => page.Level != level || page.Handler.Id != person.Id || page.Stands)),
    ];

    private static AnswerVerdict? Refusal(RequestState state, string user) => state.Status switch
    {
        RequestStatus.Acknowledged => state.Acknowledgement!.Handler.Id == user ? AnswerVerdict.AlreadyYours : AnswerVerdict.AlreadyTaken,
        RequestStatus.Cancelled => AnswerVerdict.AlreadyCancelled,
        RequestStatus.Open => null,
        _ => AnswerVerdict.AlreadyEnded,
    };
}

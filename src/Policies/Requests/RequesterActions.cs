namespace Pokemanager.Policies.Requests;

/// <summary>What the requester does with a request: cancel it, push it on, ask again.</summary>
internal static class RequesterActions
{
    public static Decision Cancel(RequestState state, RequestEvent.Cancelled e, DateTimeOffset now)
    {
        if (Refusal(state, e.User) is { } refusal)
        {
            return new Decision(state, refusal);
        }

        var cancelled = Deliveries.WithoutPages(state) with { Status = RequestStatus.Cancelled, DueAt = null, ClosedAt = now };
        return new Decision(Deliveries.Refresh(cancelled), AnswerVerdict.Cancelled);
    }

    /// <summary>Of a press that comes twice, or after the level went on by itself, nothing follows.</summary>
    public static Decision Push(RequestState state, RequestEvent.Pushed e, DateTimeOffset now)
    {
        if (Refusal(state, e.User) is { } refusal)
        {
            return new Decision(state, refusal);
        }

        if (e.Level != state.Level || e.Round != state.Round)
        {
            return new Decision(state, AnswerVerdict.Overtaken);
        }

        return Escalation.NextLevel(state, state.Level + 1) is null
            ? new Decision(state, AnswerVerdict.NothingNext)
            : new Decision(Escalation.StartLevel(state, state.Level + 1, now, StartReason.Pushed, state.Requester), AnswerVerdict.Pushed);
    }

    /// <summary>Asks nobody anew; the pages of those who are asked show it.</summary>
    public static Decision Nudge(RequestState state, RequestEvent.Nudged e)
    {
        if (string.CompareOrdinal(e.Ts, state.NudgeTs) <= 0)
        {
            return new Decision(state, AnswerVerdict.Nudged);
        }

        if (state.Status is not RequestStatus.Open)
        {
            return new Decision(state, AnswerVerdict.AlreadyEnded);
        }

        var nudged = state with { NudgeTs = e.Ts };
        foreach (var page in nudged.Pages)
        {
            if (nudged.IsCurrent(page) && page is { Stands: true, Message: not null })
            {
                nudged = Deliveries.RefreshPage(nudged, page);
            }
        }

        return new Decision(nudged, AnswerVerdict.Nudged);
    }

    private static AnswerVerdict? Refusal(RequestState state, string user) => state.Status switch
    {
        _ when state.Requester.Id != user => AnswerVerdict.NotYours,
        RequestStatus.Open => null,
        RequestStatus.Acknowledged => AnswerVerdict.AlreadyTaken,
        RequestStatus.Cancelled => AnswerVerdict.AlreadyCancelled,
        _ => AnswerVerdict.AlreadyEnded,
    };
}

using System.Collections.Immutable;

namespace Pokemanager.Policies.Requests;

/// <summary>How the outbox of a request fills and empties.</summary>
internal static class Deliveries
{
    /// <summary>Puts an effect into the outbox; one with the same key is replaced by a higher revision in its place.</summary>
    public static RequestState Add(RequestState state, EffectKind kind, int level = -1, string? user = null, int? round = null)
    {
        var effect = new Effect(kind, level, user, state.Revision + 1, round ?? (kind is EffectKind.Receipt or EffectKind.RefreshReceipt ? 0 : state.Round));
        var index = IndexOf(state, effect.Key);
        return state with
        {
            Revision = effect.Revision,
            Outbox = index < 0 ? state.Outbox.Add(effect) : state.Outbox.SetItem(index, effect),
        };
    }

    /// <summary>The receipt shows the state as it is now, and so do the pages that are not the ones being asked.</summary>
    public static RequestState Refresh(RequestState state)
    {
        var hasReceipt = state.Receipt is not null || IndexOf(state, nameof(EffectKind.Receipt)) >= 0;
        var refreshed = hasReceipt ? Add(state, EffectKind.RefreshReceipt)
            : state.Status is RequestStatus.Open ? Add(state, EffectKind.Receipt)
            : state;
        foreach (var page in refreshed.Pages)
        {
            if (page.Message is not null && (refreshed.Status is not RequestStatus.Open || !refreshed.IsCurrent(page)))
            {
                refreshed = RefreshPage(refreshed, page);
            }
        }

        return refreshed;
    }

    /// <summary>The page shows the state as it is now.</summary>
    public static RequestState RefreshPage(RequestState state, Page page) =>
        Add(state, EffectKind.RefreshPage, page.Level, page.Handler.Id, page.Round);

    /// <summary>An ended request asks nobody more. A page on its way may still arrive; it is edited then.</summary>
    public static RequestState WithoutPages(RequestState state) =>
        state with { Outbox = state.Outbox.RemoveAll(effect => effect.Kind is EffectKind.Page) };

    public static RequestState Posted(RequestState state, RequestEvent.Posted e, DateTimeOffset now)
    {
        var done = Without(state, e.Key, e.Revision);
        if (e.Key == nameof(EffectKind.Receipt))
        {
            return done.Receipt is null ? done with { Receipt = e.Message } : done;
        }

        var index = PageIndexOf(done, e.Key);
        if (index < 0 || done.Pages[index].Message is not null)
        {
            return done;
        }

        var page = done.Pages[index];
        var isFirst = done.IsCurrent(page) && done.Pages.All(other => !done.IsCurrent(other) || other.Message is null);
        var posted = done with { Pages = done.Pages.SetItem(index, page with { Message = e.Message }) };
        if (posted.Status is not RequestStatus.Open || !posted.IsCurrent(page))
        {
            return RefreshPage(posted, page);
        }

        // The wait is the handlers' time to answer, so it runs from the moment that the first of them has the page.
        var since = PostedAt(e.Message, page.AskedAt, now);
        return isFirst ? posted with { DueAt = Escalation.Due(posted, page.Level, since) } : posted;
    }

    public static RequestState Undeliverable(RequestState state, RequestEvent.Undeliverable e)
    {
        var done = Without(state, e.Key, e.Revision);
        if (e.Key == nameof(EffectKind.Receipt) && done.Receipt is null)
        {
            // There is nothing to edit then; the next level posts a receipt of its own.
            var edit = IndexOf(done, nameof(EffectKind.RefreshReceipt));
            return edit < 0 ? done : done with { Outbox = done.Outbox.RemoveAt(edit) };
        }

        if (!ReferenceEquals(done, state) && PublicAnnouncement(state, e.Key) is { } line)
        {
            // The requester hears the outcome all the same: in private when the channel takes no more messages.
            return Add(done, line.Kind, user: done.Requester.Id, round: line.Round);
        }

        var index = PageIndexOf(done, e.Key);
        return index >= 0 && done.Pages[index] is { Message: null, Failure: null } page
            ? done with { Pages = done.Pages.SetItem(index, page with { Failure = e.Reason }) }
            : done;
    }

    private static Effect? PublicAnnouncement(RequestState state, string key) =>
        IndexOf(state, key) is >= 0 and var index && state.Outbox[index] is { User: null } effect && effect.Kind.IsAnnouncement() ? effect : null;

    /// <summary>When a message that is heard of <paramref name="now"/> was posted: one found again after a crash has stood for a while.</summary>
    private static DateTimeOffset PostedAt(PostedMessage message, DateTimeOffset askedAt, DateTimeOffset now)
    {
        // Slack's clock may differ from ours, but no page stands before it was asked for or after it was heard of.
        var at = RequestOrigin.TimeOf(message.Ts) ?? now;
        return at > now ? now : at < askedAt ? askedAt : at;
    }

    private static RequestState Without(RequestState state, string key, int revision)
    {
        var index = IndexOf(state, key);
        return index < 0 || state.Outbox[index].Revision > revision ? state : state with { Outbox = state.Outbox.RemoveAt(index) };
    }

    private static int IndexOf(RequestState state, string key)
    {
        for (var i = 0; i < state.Outbox.Length; i++)
        {
            if (state.Outbox[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private static int PageIndexOf(RequestState state, string key)
    {
        for (var i = 0; i < state.Pages.Length; i++)
        {
            if (new Effect(EffectKind.Page, state.Pages[i].Level, state.Pages[i].Handler.Id, 0, state.Pages[i].Round).Key == key)
            {
                return i;
            }
        }

        return -1;
    }
}

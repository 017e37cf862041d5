using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pokemanager.Policies.Requests;

/// <summary>
/// Something to do in Slack that is not known to be done. What it says is rendered from the state when it is sent.
/// </summary>
/// <param name="Kind">What to do.</param>
/// <param name="Level">The level of the page it concerns, from 0; else -1.</param>
/// <param name="User">The handler whose page it concerns; of an announcement the requester, when it is made in private.</param>
/// <param name="Revision">Of two effects with one key the higher revision stands.</param>
/// <param name="Round">How often the request had been given back when this was decided on.</param>
public sealed record Effect(
    EffectKind Kind,
    int Level = -1,
    string? User = null,
    int Revision = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Round = 0)
{
    /// <summary>Unique within the request. A repeat after a crash carries the same key.</summary>
    public string Key => (User is null ? Kind.ToString() : $"{Kind}:{Level}:{User}") + (Round is 0 ? "" : $"~{Round}");

    /// <summary>The conversation it is written to: <c>workspace/user</c> or <c>workspace/channel</c>.</summary>
    public string ConversationOf(RequestOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return $"{origin.Workspace}/{User ?? origin.Channel}";
    }

    /// <summary>
    /// Whether it may not be sent before something else of <paramref name="outbox"/> is done: what the thread is told is told in the order in
    /// which it happened, whichever Slack would take first.
    /// </summary>
    public bool MustWait(ImmutableArray<Effect> outbox) =>
        Kind.IsAnnouncement() && outbox.Any(effect => effect.Kind.IsAnnouncement() && effect.Revision < Revision);

    /// <summary>Whether it edits a message that stands already, so that a repeat does no harm.</summary>
    public bool IsEdit => Kind is EffectKind.RefreshPage or EffectKind.RefreshReceipt;
}

/// <summary>Kinds of <see cref="Effect"/>. The names are data in the store.</summary>
public enum EffectKind
{
    /// <summary>Ask one handler in private.</summary>
    Page,

    /// <summary>Edit a page that stands.</summary>
    RefreshPage,

    /// <summary>Tell the requester in the thread who is asked.</summary>
    Receipt,

    /// <summary>Edit the receipt that stands.</summary>
    RefreshReceipt,

    /// <summary>Tell the requester who has it.</summary>
    AnnounceAcknowledged,

    /// <summary>Tell the requester that nobody took it.</summary>
    AnnounceDropped,

    /// <summary>Tell the requester that somebody took it after all.</summary>
    AnnounceLate,

    /// <summary>Tell the requester that the mention was found too late to ask anybody.</summary>
    AnnounceStale,

    /// <summary>Tell the thread that whoever had it gave it back.</summary>
    AnnounceGivenBack,
}

/// <summary>What the kinds have in common.</summary>
public static class EffectKinds
{
    /// <summary>Whether it is a line that tells the requester how the request stands.</summary>
    public static bool IsAnnouncement(this EffectKind kind) =>
        kind is EffectKind.AnnounceAcknowledged or EffectKind.AnnounceDropped or EffectKind.AnnounceLate or EffectKind.AnnounceStale
            or EffectKind.AnnounceGivenBack;
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pokemanager.Policies.Requests;

/// <summary>All that is known of one request, as stored. Changed only by <see cref="Escalation"/>, swapped whole.</summary>
public sealed record RequestState : IIndexedState
{
    /// <summary>The highest <see cref="SchemaVersion"/> that this version understands.</summary>
    public const int KnownSchema = 1;

    /// <summary>Raised when an older reader would misread a newer state; a reader leaves one above <see cref="KnownSchema"/> alone.</summary>
    public int SchemaVersion { get; init; } = KnownSchema;

    /// <summary>Where it came from.</summary>
    public RequestOrigin Origin { get; init; } = RequestOrigin.None;

    /// <summary>Who asked.</summary>
    public Person Requester { get; init; } = Person.None;

    /// <summary>Whom to ask, as it stood when the request was opened.</summary>
    public Plan Plan { get; init; } = Plan.None;

    /// <summary>Where it stands.</summary>
    public RequestStatus Status { get; init; }

    /// <summary>The level asked last, from 0.</summary>
    public int Level { get; init; }

    /// <summary>When the request became durable.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>How old the mention was when it was found, if too old to pass over.</summary>
    public TimeSpan? FoundLateBy { get; init; }

    /// <summary>When <see cref="Level"/> was asked.</summary>
    public DateTimeOffset LevelStartedAt { get; init; }

    /// <summary>When the next level is asked, or the request dropped; null once it is closed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it ended; an acknowledgement after a drop ends it anew.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How often it was given back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Round { get; init; }

    /// <summary>Why <see cref="Level"/> was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public StartReason Reason { get; init; }

    /// <summary>Whose doing that was, when it was anybody's.</summary>
    public Person? StartedBy { get; init; }

    /// <summary>Who gave it back last.</summary>
    public GivingBack? GivenBack { get; init; }

    /// <summary>Slack's time stamp of the last mention in the thread that joined this request.</summary>
    public string? NudgeTs { get; init; }

    /// <summary>The key of the request that this mention joined instead of opening one.</summary>
    public string? JoinedTo { get; init; }

    /// <summary>Whether it only tries out the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDrill { get; init; }

    /// <summary>Who took it.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>Everybody asked so far, in order.</summary>
    public ImmutableArray<Page> Pages { get; init; } = [];

    /// <summary>The receipt in the thread, once Slack took it.</summary>
    public PostedMessage? Receipt { get; init; }

    /// <summary>What is still to do in Slack, in order.</summary>
    public ImmutableArray<Effect> Outbox { get; init; } = [];

    /// <summary>The highest revision given to an effect so far.</summary>
    public int Revision { get; init; }

    /// <summary>The span (W3C traceparent) that the later ones of the request stand below; null when nothing was traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When the state changed last.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Members that a newer version wrote: kept, since silos of both versions have the request by turns during an update.</summary>
    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement>? Unknown { get; internal set; }

    /// <inheritdoc />
    [JsonIgnore]
    public long? WakeAt => Escalation.WakeAt(this)?.ToUnixTimeMilliseconds();

    /// <inheritdoc />
    [JsonIgnore]
    public IEnumerable<string> Asked => Origin.ThreadTs is { } thread && Status is not RequestStatus.Joined
        ? Handlers.Append(ThreadName(Origin.Workspace, Origin.Channel, thread))
        : Handlers;

    /// <summary>The rules it was opened under.</summary>
    [JsonIgnore]
    public PlanRules Rules => Plan.Rules ?? PlanRules.Default;

    private IEnumerable<string> Handlers => Pages.Select(page => $"{Origin.Workspace}/{page.Handler.Id}").Distinct();

    /// <summary>The name in the index of a thread that a request was opened in by a reply.</summary>
    public static string ThreadName(string workspace, string channel, string threadTs) => $"{workspace}/{channel}/{threadTs}";

    /// <summary>Whether it is one of the pages of the level that is being asked.</summary>
    public bool IsCurrent(Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Level == Level && page.Round == Round;
    }
}

/// <summary>Where a request stands. The names are data in the store.</summary>
public enum RequestStatus
{
    /// <summary>Nothing was opened under this key.</summary>
    None,

    /// <summary>Somebody is being asked.</summary>
    Open,

    /// <summary>Somebody has it.</summary>
    Acknowledged,

    /// <summary>Nobody took it.</summary>
    Dropped,

    /// <summary>Found so late that nobody was asked.</summary>
    Stale,

    /// <summary>The requester needs nobody any more.</summary>
    Cancelled,

    /// <summary>A mention in the thread of an open request, which it joined.</summary>
    Joined,
}

/// <summary>Why a level was asked. The names are data in the store.</summary>
public enum StartReason
{
    /// <summary>It is the first.</summary>
    Opened,

    /// <summary>Nobody of the level before answered in time.</summary>
    Unanswered,

    /// <summary>Everybody of the level before passed it on.</summary>
    Passed,

    /// <summary>The requester did not want to wait.</summary>
    Pushed,

    /// <summary>Whoever had it gave it back.</summary>
    GivenBack,

    /// <summary>Slack took none of the pages of the level before.</summary>
    Undeliverable,
}

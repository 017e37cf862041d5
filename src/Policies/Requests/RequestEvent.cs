namespace Pokemanager.Policies.Requests;

/// <summary>What can happen to a request.</summary>
public abstract record RequestEvent
{
    private RequestEvent()
    {
    }

    /// <summary>A mention arrived, in the span that <paramref name="TraceParent"/> names if anything is traced.</summary>
    public sealed record Opened(RequestOrigin Origin, Person Requester, Plan Plan, string? TraceParent = null) : RequestEvent;

    /// <summary>Time passed.</summary>
    public sealed record Tick : RequestEvent;

    /// <summary>The pages that wait in the outbox leave only now, long after they were decided on.</summary>
    public sealed record PagesLeave : RequestEvent;

    /// <summary>Somebody answered, by any way.</summary>
    public sealed record Answered(string User, string AnswerTs, AnswerWay Via) : RequestEvent;

    /// <summary>Slack took the message of the effect with this key and revision.</summary>
    public sealed record Posted(string Key, int Revision, PostedMessage Message) : RequestEvent;

    /// <summary>Slack will never take the message of the effect with this key and revision.</summary>
    public sealed record Undeliverable(string Key, int Revision, string Reason) : RequestEvent;
}

/// <summary>What an event led to.</summary>
/// <param name="State">The state to store. The same instance as before when nothing changed.</param>
/// <param name="Verdict">What became of an answer; null for other events.</param>
public sealed record Decision(RequestState State, AnswerVerdict? Verdict = null);

/// <summary>What became of an answer.</summary>
public enum AnswerVerdict
{
    /// <summary>Who answered was not asked, so it was no answer.</summary>
    NotAsked,

    /// <summary>They have it now.</summary>
    Acknowledged,

    /// <summary>They have it now, after the request had been dropped.</summary>
    AcknowledgedLate,

    /// <summary>They had it already.</summary>
    AlreadyYours,

    /// <summary>Somebody else has it.</summary>
    AlreadyTaken,
}

namespace Pokemanager.Policies.Requests;

/// <summary>What can happen to a request.</summary>
public abstract record RequestEvent
{
    private RequestEvent()
    {
    }

    /// <summary>A mention arrived, in the span that <paramref name="TraceParent"/> names if anything is traced.</summary>
    public sealed record Opened(RequestOrigin Origin, Person Requester, Plan Plan, string? TraceParent = null) : RequestEvent
    {
        /// <summary>Whether it only tries out the way.</summary>
        public bool IsDrill { get; init; }

        /// <summary>Whether an edit added it to a message that was there already, whose age then says nothing.</summary>
        public bool IsEdit { get; init; }
    }

    /// <summary>A mention arrived in the thread of an open request, the one with this key, which has taken it as a nudge.</summary>
    public sealed record Joined(RequestOrigin Origin, Person Requester, string To) : RequestEvent;

    /// <summary>Time passed.</summary>
    public sealed record Tick : RequestEvent;

    /// <summary>The pages that wait in the outbox leave only now, long after they were decided on.</summary>
    public sealed record PagesLeave : RequestEvent;

    /// <summary>Somebody answered, by any way.</summary>
    public sealed record Answered(string User, string AnswerTs, AnswerWay Via) : RequestEvent
    {
        /// <summary>Who claims it without having been asked; null when <see cref="AckBy"/> does not let them, or they made no claim.</summary>
        public Person? Claimant { get; init; }
    }

    /// <summary>
    /// A handler can't take it. Meant is the page of <paramref name="Level"/> and <paramref name="Round"/>; when they are null, the last one
    /// that stood in Slack before <paramref name="Ts"/>, the time stamp of what they did.
    /// </summary>
    public sealed record Passed(string User, string Ts, int? Level = null, int? Round = null) : RequestEvent;

    /// <summary>
    /// Whoever has it can't go on with it. Meant is what they took in <paramref name="Round"/>; when that is null, what they took before
    /// <paramref name="Ts"/>, the time stamp of what they did.
    /// </summary>
    public sealed record GivenBack(string User, string Ts, int? Round = null) : RequestEvent;

    /// <summary>Somebody says that nobody is needed any more.</summary>
    public sealed record Cancelled(string User) : RequestEvent;

    /// <summary>Somebody wants the level after this one, of this round, to be asked at once.</summary>
    public sealed record Pushed(string User, int Level, int Round) : RequestEvent;

    /// <summary>Somebody mentioned the bot again in the thread.</summary>
    public sealed record Nudged(string Ts) : RequestEvent;

    /// <summary>Slack took the message of the effect with this key and revision.</summary>
    public sealed record Posted(string Key, int Revision, PostedMessage Message) : RequestEvent;

    /// <summary>Slack will never take the message of the effect with this key and revision.</summary>
    public sealed record Undeliverable(string Key, int Revision, string Reason) : RequestEvent;
}

/// <summary>What an event led to.</summary>
/// <param name="State">The state to store. The same instance as before when nothing changed.</param>
/// <param name="Verdict">What became of something that a person did; null for other events.</param>
public sealed record Decision(RequestState State, AnswerVerdict? Verdict = null);

/// <summary>What became of something that a person did.</summary>
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

    /// <summary>They passed; others of the level are still asked.</summary>
    Passed,

    /// <summary>They passed as the last of their level, so the request went on.</summary>
    PassedOn,

    /// <summary>They had passed already.</summary>
    AlreadyPassed,

    /// <summary>The request has gone on since what they answered to.</summary>
    Overtaken,

    /// <summary>It is theirs no more.</summary>
    GivenBack,

    /// <summary>It was not theirs to do: somebody else asked.</summary>
    NotYours,

    /// <summary>Nobody is asked any more.</summary>
    Cancelled,

    /// <summary>The requester had cancelled it before.</summary>
    AlreadyCancelled,

    /// <summary>It had ended before.</summary>
    AlreadyEnded,

    /// <summary>The next level is asked.</summary>
    Pushed,

    /// <summary>There is no level left to ask.</summary>
    NothingNext,

    /// <summary>The request knows that it was asked for again.</summary>
    Nudged,
}

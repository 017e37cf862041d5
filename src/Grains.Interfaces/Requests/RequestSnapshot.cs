namespace Pokemanager.Grains.Interfaces.Requests;

/// <summary>A request as others may see it.</summary>
/// <param name="Key">The request's key.</param>
/// <param name="Status"><c>Open</c>, <c>Acknowledged</c>, <c>Dropped</c>, <c>Stale</c>, <c>Cancelled</c> or <c>Joined</c>.</param>
/// <param name="Thread">The root of the thread that the requester is answered in.</param>
/// <param name="Level">The level asked last, from 1.</param>
/// <param name="Levels">How many levels the policy has.</param>
/// <param name="Asked">Names of the people asked at that level.</param>
/// <param name="Next">Names of the people of the next level; empty at the last.</param>
/// <param name="DueAt">When the next step is taken; null once ended.</param>
/// <param name="TakenBy">Who has it.</param>
/// <param name="AnswerTs">Slack's time stamp of the answer that took it: no other in the same conversation has it.</param>
/// <param name="Excerpt">The beginning of the mention, safe to show.</param>
/// <param name="Pages">Every page so far.</param>
/// <param name="Revision">Of two snapshots the one with the higher revision is the newer.</param>
/// <param name="IsDrill">Whether it only tries out the way.</param>
/// <param name="AnsweredVia">How it was taken: <c>Button</c>, <c>Reply</c>, <c>Emoji</c> or <c>Thread</c>.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.request-snapshot")]
public sealed record RequestSnapshot(
    [property: Id(0)] string Key,
    [property: Id(1)] string Status,
    [property: Id(2)] string Thread,
    [property: Id(3)] string Requester,
    [property: Id(4)] string RequesterId,
    [property: Id(5)] string Policy,
    [property: Id(6)] int Level,
    [property: Id(7)] int Levels,
    [property: Id(8)] IReadOnlyList<string> Asked,
    [property: Id(9)] IReadOnlyList<string> Next,
    [property: Id(10)] DateTimeOffset OpenedAt,
    [property: Id(11)] DateTimeOffset? DueAt,
    [property: Id(12)] DateTimeOffset? ClosedAt,
    [property: Id(13)] string? TakenBy,
    [property: Id(14)] string? TakenById,
    [property: Id(15)] string? AnswerTs,
    [property: Id(16)] string Excerpt,
    [property: Id(17)] string Permalink,
    [property: Id(18)] IReadOnlyList<PageSnapshot> Pages,
    [property: Id(19)] int Revision = 0,
    [property: Id(20)] bool IsDrill = false,
    [property: Id(21)] string? AnsweredVia = null)
{
    /// <summary>Whether it was this message of this person that took the request.</summary>
    public bool WasTakenBy(string user, string via, string ts) => TakenById == user && AnsweredVia == via && AnswerTs == ts;
}

/// <summary>One page of a <see cref="RequestSnapshot"/>.</summary>
/// <param name="Level">The level it belongs to, from 1.</param>
/// <param name="User">Who was asked.</param>
/// <param name="Channel">The private conversation it stands in; null until Slack took it.</param>
/// <param name="Ts">Its time stamp there.</param>
/// <param name="IsPassed">Whether they passed it on or gave the request back.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.page-snapshot")]
public sealed record PageSnapshot(
    [property: Id(0)] int Level,
    [property: Id(1)] string User,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Channel,
    [property: Id(4)] string? Ts,
    [property: Id(5)] bool IsPassed = false);

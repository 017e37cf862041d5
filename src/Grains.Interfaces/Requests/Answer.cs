namespace Pokemanager.Grains.Interfaces.Requests;

/// <summary>Somebody answered a request.</summary>
/// <param name="User">Who.</param>
/// <param name="Ts">Slack's time stamp of the answer itself, or of the press.</param>
/// <param name="Via"><c>Button</c>, <c>Reply</c>, <c>Emoji</c> or <c>Thread</c>.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.answer")]
public sealed record Answer([property: Id(0)] string User, [property: Id(1)] string Ts, [property: Id(2)] string Via);

/// <summary>What became of an <see cref="Answer"/>.</summary>
/// <param name="Verdict"><c>NotAsked</c>, <c>Acknowledged</c>, <c>AcknowledgedLate</c>, <c>AlreadyYours</c> or <c>AlreadyTaken</c>.</param>
/// <param name="Request">The request after it; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.answer-outcome")]
public sealed record AnswerOutcome([property: Id(0)] string Verdict, [property: Id(1)] RequestSnapshot? Request);

namespace Pokemanager.Grains.Interfaces.Requests;

/// <summary>Somebody answered a request.</summary>
/// <param name="User">Who.</param>
/// <param name="Ts">Slack's time stamp of the answer itself, or of the press.</param>
/// <param name="Via"><c>Button</c>, <c>Reply</c>, <c>Emoji</c> or <c>Thread</c>.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.answer")]
public sealed record Answer([property: Id(0)] string User, [property: Id(1)] string Ts, [property: Id(2)] string Via);

/// <summary>What else a person does with a request.</summary>
/// <param name="Kind"><c>Pass</c>, <c>GiveBack</c>, <c>Cancel</c>, <c>Push</c> or <c>Nudge</c>.</param>
/// <param name="Ts">Slack's time stamp of what they did.</param>
/// <param name="Level">The level, from 0, that they saw when they did it; null when that is not known.</param>
/// <param name="Round">The round that they saw.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.request-action")]
public sealed record RequestAction(
    [property: Id(0)] string User,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Ts,
    [property: Id(3)] int? Level = null,
    [property: Id(4)] int? Round = null);

/// <summary>What became of an <see cref="Answer"/> or a <see cref="RequestAction"/>.</summary>
/// <param name="Verdict">The name of an <c>AnswerVerdict</c>.</param>
/// <param name="Request">The request after it; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.answer-outcome")]
public sealed record AnswerOutcome([property: Id(0)] string Verdict, [property: Id(1)] RequestSnapshot? Request);

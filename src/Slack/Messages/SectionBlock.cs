using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>A paragraph.</summary>
/// <param name="Text">
/// Slack's mark-up, at most 3,000 characters, taken literally: plain <c>@here</c>, <c>#general</c> and addresses do not come alive.
/// </param>
public sealed record SectionBlock([property: JsonConverter(typeof(MrkdwnConverter))] string Text) : Block;

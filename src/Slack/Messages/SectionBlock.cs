using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>A paragraph.</summary>
/// <param name="Text">Slack's mark-up, taken literally: plain <c>@here</c>, <c>#general</c> and addresses do not come alive. At most 3,000 characters.</param>
public sealed record SectionBlock([property: JsonConverter(typeof(MrkdwnConverter))] string Text) : Block;

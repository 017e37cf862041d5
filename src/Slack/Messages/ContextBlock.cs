using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>Small print.</summary>
/// <param name="Elements">Pieces in Slack's mark-up, taken literally; at most 10.</param>
public sealed record ContextBlock([property: JsonConverter(typeof(MrkdwnListConverter))] IReadOnlyList<string> Elements) : Block;

using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>What the app's home tab shows one person.</summary>
/// <param name="Blocks">At most 100.</param>
public sealed record HomeView(IReadOnlyList<Block> Blocks)
{
    [JsonInclude]
    internal string Type { get; init; } = "home";
}

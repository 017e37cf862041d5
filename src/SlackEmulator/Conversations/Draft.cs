using System.Text.Json;

namespace Pokemanager.SlackEmulator.Conversations;

/// <summary>A message before it has a timestamp.</summary>
internal sealed record Draft(string User, string Text)
{
    public string? BotId { get; init; }

    public string? ThreadTs { get; init; }

    public string? Subtype { get; init; }

    public JsonElement? Blocks { get; init; }

    public JsonElement? Metadata { get; init; }
}

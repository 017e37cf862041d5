namespace Pokemanager.Slack;

/// <summary>An object of which only the id matters.</summary>
internal sealed record WireId(string? Id);

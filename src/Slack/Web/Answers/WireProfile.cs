namespace Pokemanager.Slack;

internal sealed record WireProfile(string? DisplayName, string? RealName, string? Email);

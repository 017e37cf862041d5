namespace Pokemanager.Slack;

internal sealed record PageMetadata(string? NextCursor);

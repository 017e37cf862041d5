namespace Pokemanager.Slack;

/// <summary>A row of buttons.</summary>
/// <param name="Elements">The buttons; at most 25.</param>
public sealed record ActionsBlock(IReadOnlyList<ButtonElement> Elements) : Block;

namespace Pokemanager.Slack;

/// <summary>One emoji on a message.</summary>
/// <param name="Name">The emoji without colons.</param>
/// <param name="Users">Who set it; Slack may list only some of them.</param>
public sealed record SlackReaction(string Name, IReadOnlyList<string> Users);

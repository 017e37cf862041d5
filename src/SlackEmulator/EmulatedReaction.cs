namespace Pokemanager.SlackEmulator;

/// <summary>One emoji on a message and who put it there.</summary>
/// <param name="Name">Name without colons.</param>
/// <param name="Users">Ids of the users, first come first.</param>
public sealed record EmulatedReaction(string Name, IReadOnlyList<string> Users);

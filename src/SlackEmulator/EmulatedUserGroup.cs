namespace Pokemanager.SlackEmulator;

/// <summary>A user group of a workspace.</summary>
/// <param name="Id">S…</param>
/// <param name="Handle">The name it is mentioned by.</param>
/// <param name="Users">Ids of the members.</param>
/// <param name="IsDisabled">Whether it was disabled.</param>
public sealed record EmulatedUserGroup(string Id, string Handle, IReadOnlyList<string> Users, bool IsDisabled = false);

namespace Pokemanager.Slack;

/// <summary>An event that nothing here reads.</summary>
/// <param name="Type">Slack's name of it.</param>
public sealed record OtherEvent(string Type) : SlackEvent;

namespace Pokemanager.Slack;

/// <summary>A frame or event that does not look as Slack documents it.</summary>
/// <param name="Reason">What is wrong with it, without its content.</param>
public sealed record UnreadableEvent(string Reason) : SlackEvent;

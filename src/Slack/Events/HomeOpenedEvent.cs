namespace Pokemanager.Slack;

/// <summary>Somebody opened the app's own place in Slack.</summary>
/// <param name="User">Who.</param>
/// <param name="Tab">Which part of it: <c>home</c>, or <c>messages</c> for the private conversation.</param>
public sealed record HomeOpenedEvent(string User, string Tab) : SlackEvent;

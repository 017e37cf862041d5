namespace Pokemanager.Slack;

/// <summary>The app was removed from the workspace, or its bot token was revoked.</summary>
public sealed record InstallEndedEvent : SlackEvent;

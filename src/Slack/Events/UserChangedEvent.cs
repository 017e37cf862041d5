namespace Pokemanager.Slack;

/// <summary>Somebody joined the workspace, or their account or profile changed.</summary>
/// <param name="User">How the user stands now.</param>
public sealed record UserChangedEvent(SlackUser User) : SlackEvent;

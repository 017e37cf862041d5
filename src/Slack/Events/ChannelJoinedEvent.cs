namespace Pokemanager.Slack;

/// <summary>Somebody, perhaps the bot itself, joined a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="User">Who joined.</param>
public sealed record ChannelJoinedEvent(string Channel, string User) : SlackEvent;

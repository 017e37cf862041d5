namespace Pokemanager.Slack;

/// <summary>Somebody set an emoji on a message.</summary>
/// <param name="User">Who.</param>
/// <param name="Reaction">The emoji without colons; a skin tone follows as <c>::skin-tone-2</c>.</param>
/// <param name="ItemChannel">The message's conversation.</param>
/// <param name="ItemTs">The message's time stamp.</param>
/// <param name="EventTs">When.</param>
public sealed record ReactionAddedEvent(string User, string Reaction, string ItemChannel, string ItemTs, string EventTs) : SlackEvent;

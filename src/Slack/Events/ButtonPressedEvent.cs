namespace Pokemanager.Slack;

/// <summary>Somebody pressed a button of the bot's.</summary>
/// <param name="User">Who; anybody who can see the button.</param>
/// <param name="ActionId">What the button means.</param>
/// <param name="Value">What was put into the button; a lookup key, never a right.</param>
/// <param name="Channel">The message's conversation, when it still exists.</param>
/// <param name="MessageTs">The message's time stamp.</param>
/// <param name="TriggerId">Opens a dialogue within 3 s.</param>
/// <param name="ActionTs">When.</param>
/// <param name="ResponseUrl">Takes up to 5 answers within 30 min.</param>
public sealed record ButtonPressedEvent(
    string User,
    string ActionId,
    string? Value,
    string? Channel,
    string? MessageTs,
    string? TriggerId,
    string? ActionTs,
    string? ResponseUrl) : SlackEvent;

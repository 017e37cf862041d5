namespace Pokemanager.Slack;

/// <summary>Somebody sent a slash command of the app's. It leaves no message.</summary>
/// <param name="User">Who.</param>
/// <param name="Command">The command as Slack knows it, with its slash.</param>
/// <param name="Text">What stood behind it, in Slack's mark-up; empty when nothing did.</param>
/// <param name="Channel">The conversation it was typed in, which the bot need not be in.</param>
/// <param name="ResponseUrl">Takes up to 5 answers within 30 min.</param>
/// <param name="TriggerId">Another one each time somebody sends a command, the same one each time Slack delivers it.</param>
public sealed record SlashCommandEvent(
    string User, string Command, string Text, string Channel, string? ResponseUrl, string TriggerId) : SlackEvent;

namespace Pokemanager.Grains.Interfaces.Commands;

/// <summary>A slash command as somebody sent it.</summary>
/// <param name="User">Who.</param>
/// <param name="Name">The command's name in this workspace, with its slash.</param>
/// <param name="Text">What stood behind it, in Slack's wire form.</param>
/// <param name="Channel">The conversation it was typed in; the bot need not be in it.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.slash-command")]
public sealed record SlashCommand(
    [property: Id(0)] string User,
    [property: Id(1)] string Name,
    [property: Id(2)] string Text,
    [property: Id(3)] string Channel)
{
    /// <summary>Whether it was typed in a conversation of two, where nobody else could help.</summary>
    public bool IsPrivate => Channel is ['D', ..];
}

namespace Pokemanager.Grains.Commands;

/// <summary>What a slash command asks for.</summary>
internal abstract record CommandMeaning
{
    private CommandMeaning()
    {
    }

    /// <summary>What can be asked for.</summary>
    public sealed record Help : CommandMeaning;

    /// <summary>Who would be asked here now.</summary>
    public sealed record Who : CommandMeaning;

    /// <summary>Which requests are open.</summary>
    public sealed record Open : CommandMeaning;

    /// <summary>Why people were asked.</summary>
    /// <param name="Message">The message that is meant; null means the newest open request of the channel.</param>
    public sealed record Why(MessageLink? Message) : CommandMeaning;

    /// <summary>Somebody is needed.</summary>
    /// <param name="Text">For what, in Slack's wire form; may be empty for a drill.</param>
    public sealed record Page(string Text, bool IsDrill) : CommandMeaning;
}

namespace Pokemanager.Grains.Commands;

/// <summary>A command that asks for somebody, until what it asks for is done and Slack can no longer deliver it again.</summary>
internal sealed class CommandState
{
    public int SchemaVersion { get; set; } = 1;

    /// <summary>Who sent it.</summary>
    public string User { get; set; } = "";

    /// <summary>The channel that it was typed in.</summary>
    public string Channel { get; set; } = "";

    /// <summary>What somebody is needed for, in Slack's wire form.</summary>
    public string Text { get; set; } = "";

    public bool IsDrill { get; set; }

    /// <summary>Whether it was typed where nobody else could help.</summary>
    public bool IsPrivate { get; set; }

    public DateTimeOffset TakenAt { get; set; }

    /// <summary>The time stamp of the message that stands for it in the channel; null until Slack took it.</summary>
    public string? Ts { get; set; }

    /// <summary>When nothing was left to do; null before.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

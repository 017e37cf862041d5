namespace Pokemanager.Slack;

/// <summary>Something that happened in a workspace.</summary>
public abstract record SlackEvent
{
    /// <summary>The workspace whose install it belongs to; null when Slack did not say.</summary>
    public string? TeamId { get; init; }
}

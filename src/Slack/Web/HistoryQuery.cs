namespace Pokemanager.Slack;

/// <summary>Which part of a channel's history to read.</summary>
/// <param name="Channel">The channel's id.</param>
public sealed record HistoryQuery(string Channel)
{
    /// <summary>Only messages after this time stamp.</summary>
    public string? Oldest { get; init; }

    /// <summary>Only messages before this time stamp.</summary>
    public string? Latest { get; init; }

    /// <summary>Whether messages at exactly <see cref="Oldest"/> and <see cref="Latest"/> belong to it. Default: no.</summary>
    public bool Inclusive { get; init; }

    /// <summary>Messages asked for at a time, 1 to 999. Default: 200. Some apps get no more than 15, whatever they ask for.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>Whether messages carry their metadata. Default: no.</summary>
    public bool WithMetadata { get; init; }
}

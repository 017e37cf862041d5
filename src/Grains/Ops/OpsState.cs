namespace Pokemanager.Grains.Ops;

/// <summary>What the operators of a workspace were told, so that a restart does not tell it again.</summary>
internal sealed class OpsState
{
    public int SchemaVersion { get; set; } = 1;

    /// <summary>When each warning about a handler was told last; forgotten after a day.</summary>
    public Dictionary<string, DateTimeOffset> WarnedAt { get; set; } = [];

    /// <summary>The connections that were said to be lost and not to be back, and since when they are lost.</summary>
    public Dictionary<string, DateTimeOffset> LostSince { get; set; } = [];
}

namespace Pokemanager.Grains.Slack;

/// <summary>
/// What a connection leaves for its successor: the lease, and up to where each channel's messages are known to have
/// been taken.
/// </summary>
[GenerateSerializer, Alias("pokemanager.connector-state")]
internal sealed class ConnectorState
{
    [Id(0)]
    public int SchemaVersion { get; set; } = 1;

    /// <summary>Raised by each holder of the lease.</summary>
    [Id(1)]
    public long Epoch { get; set; }

    /// <summary>The silo that holds the lease.</summary>
    [Id(2)]
    public string Holder { get; set; } = "";

    /// <summary>When the holder last said so.</summary>
    [Id(3)]
    public DateTimeOffset RenewedAt { get; set; }

    /// <summary>Everything written before this was taken, wherever <see cref="Behind"/> does not say otherwise; null before the first connection.</summary>
    [Id(4)]
    public DateTimeOffset? TakenUntil { get; set; }

    /// <summary>Channels (<c>workspace/channel</c>) whose messages are still to be read, and workspaces whose channels are still to be listed, and since when.</summary>
    [Id(5)]
    public Dictionary<string, DateTimeOffset> Behind { get; set; } = [];
}

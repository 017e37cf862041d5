namespace Pokemanager.Grains.Interfaces.Slack;

/// <summary>
/// One connection to Slack (key <c>socket-mode/app/slot</c> or <c>rtm/workspace</c>): owns the socket's life. Only one
/// activation holds the connection's lease, so that a frozen process that thaws does not go on beside its successor.
/// </summary>
[Alias("pokemanager.slack-connector")]
public interface ISlackConnectorGrain : IGrainWithStringKey
{
    /// <summary>Connects unless connected, and tells how the connection stands.</summary>
    [Alias("Ensure")]
    Task<ConnectorStatus> Ensure();
}

/// <summary>How a connection stands.</summary>
/// <param name="IsConnected">Whether events arrive.</param>
/// <param name="Since">Since when it stands so.</param>
/// <param name="Reason">Why it is not connected.</param>
/// <param name="Refusal">Slack's final refusal, with what to do about it; null while there is hope.</param>
/// <param name="ChannelsBehind">Channels whose missed messages are still being read.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.connector-status")]
public sealed record ConnectorStatus(
    [property: Id(0)] bool IsConnected,
    [property: Id(1)] DateTimeOffset Since,
    [property: Id(2)] string? Reason,
    [property: Id(3)] string? Refusal,
    [property: Id(4)] int ChannelsBehind);

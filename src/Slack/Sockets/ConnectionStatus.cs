namespace Pokemanager.Slack;

/// <summary>How a connection stands.</summary>
public enum ConnectionStatus
{
    /// <summary>It is being made for the first time.</summary>
    Connecting,

    /// <summary>Events arrive.</summary>
    Connected,

    /// <summary>Events do not arrive; it is being made again.</summary>
    Disconnected,
}

namespace Pokemanager.Slack;

/// <summary>What follows the end of a socket.</summary>
internal enum DisconnectStep
{
    /// <summary>Open another first, then close this one.</summary>
    Replace,

    /// <summary>Close this one and open another.</summary>
    Reconnect,

    /// <summary>Open no other.</summary>
    Stop,
}

namespace Pokemanager.SlackEmulator;

/// <summary>The two kinds of WebSocket that Slack offers.</summary>
public enum SocketKind
{
    /// <summary>One of up to ten connections of the app; each payload goes to one of them.</summary>
    SocketMode,

    /// <summary>A connection of one bot in one workspace; each event goes to all of them.</summary>
    Rtm,
}

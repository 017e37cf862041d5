namespace Pokemanager.SlackEmulator;

/// <summary>The kinds of token that Slack hands out.</summary>
public enum TokenKind
{
    /// <summary>No token, or one that is not known.</summary>
    None,

    /// <summary>Bot token of a granular app (<c>xoxb-</c>); may not use RTM.</summary>
    Bot,

    /// <summary>Bot token of a classic app (<c>xoxb-</c>); RTM works.</summary>
    ClassicBot,

    /// <summary>App-level token (<c>xapp-1-</c>); opens Socket Mode connections.</summary>
    App,
}

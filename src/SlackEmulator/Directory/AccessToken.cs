namespace Pokemanager.SlackEmulator.Directory;

/// <summary>A token, what it may do, and whether it still may.</summary>
internal sealed class AccessToken(string secret, TokenKind kind, EmulatedWorkspace? workspace, IEnumerable<string> scopes)
{
    /// <summary>The bot's token in all workspaces of an organization.</summary>
    public AccessToken(string secret, EmulatedOrganization organization)
        : this(secret, TokenKind.Bot, null, DefaultScopes.Granular) => Organization = organization;

    public string Secret { get; } = secret;

    public TokenKind Kind { get; } = kind;

    /// <summary>The workspace it is for; null for the app's own and an organization's.</summary>
    public EmulatedWorkspace? Workspace { get; } = workspace;

    /// <summary>The organization that it is for as a whole.</summary>
    public EmulatedOrganization? Organization { get; }

    public HashSet<string> Scopes { get; set; } = [.. scopes];

    /// <summary>Slack's error for this token, such as <c>token_revoked</c>; null while it is good.</summary>
    public string? Refusal { get; set; }

    // A classic app's umbrella scope stands for all that its bot needs.
    public bool Holds(string scope) => Scopes.Contains(scope) || Kind == TokenKind.ClassicBot && Scopes.Contains("bot");
}

namespace Pokemanager.SlackEmulator.Directory;

/// <summary>A token, what it may do, and whether it still may.</summary>
internal sealed class AccessToken(string secret, TokenKind kind, EmulatedWorkspace? workspace, IEnumerable<string> scopes)
{
    public string Secret { get; } = secret;

    public TokenKind Kind { get; } = kind;

    public EmulatedWorkspace? Workspace { get; } = workspace;

    public HashSet<string> Scopes { get; set; } = [.. scopes];

    /// <summary>Slack's error for this token, such as <c>token_revoked</c>; null while it is good.</summary>
    public string? Refusal { get; set; }

    // A classic app's umbrella scope stands for all that its bot needs.
    public bool Holds(string scope) => Scopes.Contains(scope) || Kind == TokenKind.ClassicBot && Scopes.Contains("bot");
}

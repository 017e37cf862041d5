namespace Pokemanager.Slack;

/// <summary>Whose token it is.</summary>
/// <param name="Url">The workspace's address, such as <c>https://acme.slack.com/</c>.</param>
/// <param name="Team">The workspace's name.</param>
/// <param name="User">The name of the token's user.</param>
/// <param name="TeamId">The workspace (<c>T…</c>).</param>
/// <param name="UserId">The token's user (<c>U…</c>).</param>
/// <param name="BotId">The bot (<c>B…</c>); null for a person's token.</param>
public sealed record AuthTestResult(string? Url, string? Team, string? User, string TeamId, string UserId, string? BotId)
{
    /// <summary>What the token may do; null when Slack did not say.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}

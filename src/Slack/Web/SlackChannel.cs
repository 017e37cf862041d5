namespace Pokemanager.Slack;

/// <summary>A conversation.</summary>
/// <param name="Id">Its id (<c>C…</c>, <c>G…</c> or <c>D…</c>).</param>
/// <param name="Name">Its name without <c>#</c>; null for a private conversation.</param>
/// <param name="IsDirect">Whether it is a private conversation with one person.</param>
/// <param name="IsPrivate">Whether it is a private channel.</param>
/// <param name="IsMember">Whether the token's user is in it.</param>
/// <param name="User">The other side of a private conversation.</param>
public sealed record SlackChannel(string Id, string? Name, bool IsDirect, bool IsPrivate, bool IsMember, string? User);

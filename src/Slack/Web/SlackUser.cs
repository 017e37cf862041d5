namespace Pokemanager.Slack;

/// <summary>A person or bot in a workspace.</summary>
/// <param name="Id">The user's id (<c>U…</c> or <c>W…</c>).</param>
/// <param name="Name">The handle; unique in the workspace.</param>
/// <param name="DisplayName">The name the user chose; not unique, may be empty.</param>
/// <param name="RealName">The full name; not unique.</param>
/// <param name="Email">The e-mail address, if the token may see it.</param>
/// <param name="IsDeleted">Whether the account is deactivated.</param>
/// <param name="IsBot">Whether it is a bot; Slackbot counts as one.</param>
/// <param name="IsGuest">Whether it is a single-channel or multi-channel guest.</param>
public sealed record SlackUser(
    string Id, string Name, string? DisplayName, string? RealName, string? Email, bool IsDeleted, bool IsBot, bool IsGuest)
{
    /// <summary>The workspace it belongs to, when Slack says.</summary>
    public string? TeamId { get; init; }

    /// <summary>Whether it is somebody of another workspace, seen in a channel that both share.</summary>
    public bool IsStranger { get; init; }
}

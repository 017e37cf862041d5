namespace Pokemanager.Policies.Handlers;

/// <summary>One user of a workspace, as far as finding handlers needs to know.</summary>
/// <param name="Id">Such as <c>U024BE7LH</c>.</param>
/// <param name="Name">Slack's user name, without <c>@</c>.</param>
/// <param name="DisplayName">The name that the user chose to be shown as; null or blank when there is none.</param>
/// <param name="RealName">Null or blank when unknown.</param>
/// <param name="Email">Null when unknown, which it is without the scope for it.</param>
/// <param name="IsDeleted">Deactivated: gets no message any more.</param>
/// <param name="IsBot">An app's user: never answers.</param>
public sealed record DirectoryUser(
    string Id, string Name, string? DisplayName, string? RealName, string? Email, bool IsDeleted, bool IsBot)
{
    /// <summary>A guest, or somebody of another workspace.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Slack's own user, which Slack does not call a bot.</summary>
    private const string Slackbot = "USLACKBOT";

    /// <summary>True for somebody who can be asked and can answer.</summary>
    public bool IsActive => !IsDeleted && !IsBot && Id is not Slackbot;
}

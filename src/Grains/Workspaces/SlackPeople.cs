using Pokemanager.Policies.Handlers;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Workspaces;

/// <summary>Slack's users as the policies know them.</summary>
public static class SlackPeople
{
    /// <summary>A user of Slack as an entry of the directory.</summary>
    /// <param name="workspace">The id of the workspace that it is a directory of; null when nobody asks who is external.</param>
    public static DirectoryUser From(SlackUser user, string? workspace = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new DirectoryUser(user.Id, user.Name, user.DisplayName, user.RealName, user.Email, user.IsDeleted, user.IsBot)
        {
            IsExternal = IsExternal(user, workspace),
        };
    }

    /// <summary>Whether somebody is a guest of the workspace, or belongs to another one.</summary>
    public static bool IsExternal(SlackUser user, string? workspace)
    {
        ArgumentNullException.ThrowIfNull(user);

        // In an organisation (E…) a user of several workspaces belongs to it rather than to one of them.
        return user.IsGuest || user.IsStranger || (workspace is not null && user.TeamId is ['T', ..] team && team != workspace);
    }

    /// <summary>The name that people see.</summary>
    public static string NameOf(DirectoryUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !string.IsNullOrWhiteSpace(user.DisplayName) ? user.DisplayName : !string.IsNullOrWhiteSpace(user.RealName) ? user.RealName : user.Name;
    }
}

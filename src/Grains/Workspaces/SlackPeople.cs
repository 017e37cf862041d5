using Pokemanager.Policies.Handlers;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Workspaces;

/// <summary>Slack's users as the policies know them.</summary>
public static class SlackPeople
{
    /// <summary>A user of Slack as an entry of the directory.</summary>
    public static DirectoryUser From(SlackUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new DirectoryUser(user.Id, user.Name, user.DisplayName, user.RealName, user.Email, user.IsDeleted, user.IsBot);
    }

    /// <summary>The name that people see.</summary>
    public static string NameOf(DirectoryUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !string.IsNullOrWhiteSpace(user.DisplayName) ? user.DisplayName : !string.IsNullOrWhiteSpace(user.RealName) ? user.RealName : user.Name;
    }
}

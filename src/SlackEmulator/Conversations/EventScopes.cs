namespace Pokemanager.SlackEmulator.Conversations;

/// <summary>Slack sends an app only the events that its scopes let it see, whatever it subscribed to.</summary>
internal static class EventScopes
{
    /// <summary>The scopes of which a token needs one; empty when the event needs none.</summary>
    public static string[] Of(string subscription) => subscription switch
    {
        "app_mention" => ["app_mentions:read"],
        "message.channels" => ["channels:history"],
        "message.groups" => ["groups:history"],
        "message.im" => ["im:history"],
        "reaction_added" or "reaction_removed" => ["reactions:read"],
        "user_change" or "team_join" => ["users:read"],
        "member_joined_channel" or "member_left_channel" => ["channels:read", "groups:read"],
        "subteam_members_changed" => ["usergroups:read"],
        _ => [],
    };
}

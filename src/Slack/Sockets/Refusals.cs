namespace Pokemanager.Slack;

/// <summary>The closed list of errors that end a connection for good, and what to do about each.</summary>
internal static class Refusals
{
    /// <summary>What to do about a final error of Socket Mode; null for an error that may pass.</summary>
    public static string? OfSocketMode(string error) => error switch
    {
        "invalid_auth" or "not_authed" => "Check SLACK_APP_TOKEN: it has to be an app-level token (xapp-…) as Slack shows it.",
        "token_revoked" => "The app-level token was revoked. Make a new one and set SLACK_APP_TOKEN.",
        "token_expired" => "The app-level token has expired. Make a new one and set SLACK_APP_TOKEN.",
        "not_allowed_token_type" => "Set SLACK_APP_TOKEN to an app-level token (xapp-…); a bot token cannot open Socket Mode.",
        "missing_scope" or "no_permission" or "access_denied" =>
            "Give the app-level token the scope connections:write: make a new one with it and set SLACK_APP_TOKEN.",
        "link_disabled" => "Socket Mode is switched off. Switch it on in the app's settings.",
        "forbidden_team" => "The workspace's or organisation's rules forbid the connection. Ask its administrator.",
        _ => OfAny(error),
    };

    /// <summary>What to do about a final error of RTM; null for an error that may pass.</summary>
    public static string? OfRtm(string error) => error switch
    {
        "invalid_auth" or "not_authed" => "Check SLACK_TOKEN: it has to be a bot token (xoxb-…) as Slack shows it.",
        "token_revoked" => "The bot token was revoked. Install the app again and set SLACK_TOKEN.",
        "token_expired" => "The bot token has expired. Install the app again and set SLACK_TOKEN.",
        "not_allowed_token_type" or "missing_scope" or "no_permission" or "access_denied" or "method_deprecated" or "deprecated_endpoint" =>
            "Slack allows RTM to classic apps only. Make an app-level token with the scope connections:write, switch Socket Mode on and"
            + " set SLACK_APP_TOKEN.",
        "forbidden_team" or "team_access_not_granted" =>
            "The workspace's or organisation's rules forbid the connection. Ask its administrator.",
        _ => OfAny(error),
    };

    private static string? OfAny(string error) => error switch
    {
        "account_inactive" or "user_removed_from_team" =>
            "The app was removed from the workspace or its user was deactivated. Install the app again.",
        "team_disabled" => "The workspace is closed.",
        _ => null,
    };
}

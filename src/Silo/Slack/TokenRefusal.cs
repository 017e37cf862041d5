using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>Says why Slack did not tell whose a bot token is, and what to do.</summary>
internal static class TokenRefusal
{
    /// <summary>Whether it is the token's fault; otherwise Slack may say something else the next time.</summary>
    public static bool IsOfToken(SlackApiException refusal) =>
        refusal.Kind is SlackErrorKind.InstallDead or SlackErrorKind.Configuration or SlackErrorKind.TokenExpired or SlackErrorKind.Refused;

    public static string Describe(string token, SlackApiException refusal) => !IsOfToken(refusal)
        ? $"Slack could not be asked whose {token} is: {refusal.Error}. Try again, and check SLACK_API_URL and the network if it stays so."
        : refusal.Error is SlackApiException.OrganizationToken
        ? $"{token} is of an organization as a whole, and the bot serves single workspaces. Install the app in the workspace itself, and take that installation's bot token (xoxb-…) from the app's page 'OAuth & Permissions'."
        : $"Slack refuses {token}: {refusal.Error}. Take the bot token of the installed app (xoxb-…) from its page 'OAuth & Permissions'.";
}

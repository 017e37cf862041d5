using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>Says why a bot token is of no use, and where to get one that is.</summary>
internal static class TokenRefusal
{
    public static string Describe(string token, SlackApiException refusal) => refusal.Error is SlackApiException.OrganizationToken
        ? $"{token} is of an organization as a whole, and the bot serves single workspaces. Install the app in the workspace itself, and take that installation's bot token (xoxb-…) from the app's page 'OAuth & Permissions'."
        : $"Slack refuses {token}: {refusal.Error}. Take the bot token of the installed app (xoxb-…) from its page 'OAuth & Permissions'.";
}

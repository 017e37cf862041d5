using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads the payload of a slash command.</summary>
internal static class SlashCommandPayload
{
    public static SlackEvent Read(JsonElement payload)
    {
        var teamId = payload.Text("team_id");
        return payload.Text("user_id") is { Length: > 0 } user && payload.Text("command") is { Length: > 0 } command
            && payload.Text("channel_id") is { Length: > 0 } channel && payload.Text("trigger_id") is { Length: > 0 } trigger
            ? new SlashCommandEvent(user, command, payload.Text("text") ?? "", channel, payload.Text("response_url"), trigger) { TeamId = teamId }
            : new UnreadableEvent("The command has no user, no name, no channel or no trigger.") { TeamId = teamId };
    }
}

using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads the payload of an interaction: a pressed button, or one that nothing here reads.</summary>
internal static class InteractionPayload
{
    public static SlackEvent Read(JsonElement payload)
    {
        var user = payload.Child("user");

        // The team is null for an app that is installed for a whole organisation.
        var teamId = payload.Child("view")?.Text("app_installed_team_id")
            ?? payload.Child("team")?.Text("id")
            ?? user?.Text("team_id");
        SlackEvent read = payload.Text("type") switch
        {
            "block_actions" => ReadButton(payload, user?.Text("id")),
            { } other => new OtherEvent(other),
            null => new UnreadableEvent("The interaction has no type."),
        };
        return read with { TeamId = teamId };
    }

    private static SlackEvent ReadButton(JsonElement payload, string? user)
    {
        if (payload.First("actions") is not { } action || action.Text("action_id") is not { } actionId || user is null)
        {
            return new UnreadableEvent("The interaction has no user or no action.");
        }

        var container = payload.Child("container");
        return new ButtonPressedEvent(
            user,
            actionId,
            action.Text("value"),
            container?.Text("channel_id") ?? payload.Child("channel")?.Text("id"),
            container?.Text("message_ts") ?? payload.Child("message")?.Text("ts"),
            payload.Text("trigger_id"),
            action.Text("action_ts"),
            payload.Text("response_url"));
    }
}

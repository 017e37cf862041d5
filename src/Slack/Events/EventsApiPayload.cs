using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads the payload of the Events API, which is the same over Socket Mode and HTTP.</summary>
internal static class EventsApiPayload
{
    public static SlackEvent Read(JsonElement payload)
    {
        // In shared channels the outer team can be another workspace than the one that installed the app.
        var teamId = payload.First("authorizations")?.Text("team_id") ?? payload.Text("team_id");
        if (payload.Child("event") is { } inner) return InnerEvent.Read(inner) with { TeamId = teamId };

        return payload.Text("type") is { } type and not "event_callback"
            ? new OtherEvent(type) { TeamId = teamId }
            : new UnreadableEvent("The payload has no event.") { TeamId = teamId };
    }
}

using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>Wraps what happened into Events API payloads and sends each one to the app once.</summary>
internal sealed class AppEvents(EmulatedSlack slack, Deliveries deliveries)
{
    private long lastEvent;

    public void Send(EmulatedWorkspace workspace, Action<Utf8JsonWriter> body)
    {
        if (!slack.App.SocketMode) return;

        var eventId = $"Ev0{slack.App.Id[2..]}{Interlocked.Increment(ref lastEvent):X8}";
        deliveries.Send(new Delivery("events_api", Payload(workspace, eventId, body), AcceptsPayload: false, eventId));
    }

    private byte[] Payload(EmulatedWorkspace workspace, string eventId, Action<Utf8JsonWriter> body) => Json.Object(writer =>
    {
        writer.WriteString("token", "verification-token");
        writer.WriteString("team_id", workspace.Id);
        writer.WriteString("context_team_id", workspace.Id);
        writer.WriteNull("context_enterprise_id");
        writer.WriteString("api_app_id", slack.App.Id);
        writer.WriteStartObject("event");
        body(writer);
        writer.WriteEndObject();
        writer.WriteString("type", "event_callback");
        writer.WriteString("event_id", eventId);
        writer.WriteNumber("event_time", slack.Options.Clock.GetUtcNow().ToUnixTimeSeconds());
        writer.WriteStartArray("authorizations");
        writer.WriteStartObject();
        writer.WriteNull("enterprise_id");
        writer.WriteString("team_id", workspace.Id);
        writer.WriteString("user_id", workspace.Bot.UserId);
        writer.WriteBoolean("is_bot", true);
        writer.WriteBoolean("is_enterprise_install", false);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteBoolean("is_ext_shared_channel", false);
        writer.WriteString("event_context", $"4-{eventId}");
    });
}

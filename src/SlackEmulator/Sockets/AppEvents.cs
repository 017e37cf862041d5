using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>Wraps what happened into Events API payloads and sends each one to the app once.</summary>
internal sealed class AppEvents(EmulatedSlack slack, Deliveries deliveries)
{
    private long lastEvent;

    public void Send(EmulatedWorkspace workspace, Action<Utf8JsonWriter> body)
    {
        if (!slack.App.SocketMode && slack.App.Pushes.EventsUrl is null) return;

        var eventId = $"Ev0{slack.App.Id[2..]}{Interlocked.Increment(ref lastEvent):X8}";
        var payload = Payload(workspace, eventId, body);
        if (slack.App.SocketMode) deliveries.Send(new Delivery("events_api", payload, AcceptsPayload: false, eventId));
        else slack.App.Pushes.SendEvent(workspace.Id, payload);
    }

    /// <summary>Sends what a person did; unlike an event it goes out once.</summary>
    public void SendInteraction(string type, byte[] payload, EmulatedInteraction interaction, bool acceptsPayload)
    {
        if (!slack.App.SocketMode)
        {
            slack.App.Pushes.SendInteraction(type, payload, interaction);
            return;
        }

        deliveries.Send(new Delivery(type, payload, acceptsPayload) { Confirmed = interaction.Confirm, TimedOut = interaction.TimeOut });
    }

    private byte[] Payload(EmulatedWorkspace workspace, string eventId, Action<Utf8JsonWriter> body) => Json.Object(writer =>
    {
        writer.WriteString("token", "verification-token");
        writer.WriteString("team_id", workspace.Id);
        writer.WriteString("context_team_id", workspace.Id);
        writer.WriteString("context_enterprise_id", workspace.Organization?.Id);
        writer.WriteString("api_app_id", slack.App.Id);
        writer.WriteStartObject("event");
        body(writer);
        writer.WriteEndObject();
        writer.WriteString("type", "event_callback");
        writer.WriteString("event_id", eventId);
        writer.WriteNumber("event_time", slack.Options.Clock.GetUtcNow().ToUnixTimeSeconds());
        InstallJson.Authorizations(writer, workspace);
        writer.WriteBoolean("is_ext_shared_channel", false);
        writer.WriteString("event_context", $"4-{eventId}-{workspace.Id}");
    });
}

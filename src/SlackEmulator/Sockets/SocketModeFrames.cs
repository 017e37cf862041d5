using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>The frames that Slack sends over Socket Mode.</summary>
internal static class SocketModeFrames
{
    public static byte[] Hello(EmulatedSlack slack, int connections, EmulatedSocket socket) => Json.Object(writer =>
    {
        writer.WriteString("type", "hello");
        writer.WriteNumber("num_connections", connections);
        writer.WriteStartObject("debug_info");
        writer.WriteString("host", socket.Host);
        writer.WriteString("started", $"{socket.OpenedAt:yyyy-MM-dd HH:mm:ss.fff}");
        writer.WriteNumber("build_number", 61);
        writer.WriteNumber("approximate_connection_time", slack.Options.ApproximateConnectionTime);
        writer.WriteEndObject();
        writer.WriteStartObject("connection_info");
        writer.WriteString("app_id", slack.App.Id);
        writer.WriteEndObject();
    });

    public static byte[] Disconnect(string reason, string host) => Json.Object(writer =>
    {
        writer.WriteString("type", "disconnect");
        writer.WriteString("reason", reason);
        writer.WriteStartObject("debug_info");
        writer.WriteString("host", host);
        writer.WriteEndObject();
    });

    public static byte[] Envelope(string envelopeId, Delivery delivery, int attempt) => Json.Object(writer =>
    {
        writer.WriteString("envelope_id", envelopeId);
        writer.WriteString("type", delivery.Type);
        writer.WriteBoolean("accepts_response_payload", delivery.AcceptsPayload);
        if (delivery.EventId is not null)
        {
            writer.WriteNumber("retry_attempt", attempt);
            writer.WriteString("retry_reason", attempt == 0 ? "" : "timeout");
        }

        writer.WritePropertyName("payload");
        writer.WriteRawValue(delivery.Payload, skipInputValidation: true);
    });

    /// <summary>The envelope id and payload of a confirmation; null when the frame is none.</summary>
    public static (string EnvelopeId, JsonElement? Payload)? ReadConfirmation(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            if (document.RootElement.ValueKind != JsonValueKind.Object ||
                !document.RootElement.TryGetProperty("envelope_id", out var id) || id.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            return (id.GetString()!, document.RootElement.TryGetProperty("payload", out var payload) ? payload.Clone() : null);
        }
        catch (JsonException)
        {
            return null; // Slack ignores what it cannot read.
        }
    }
}

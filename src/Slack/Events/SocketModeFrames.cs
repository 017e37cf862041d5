using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads the frames of Socket Mode.</summary>
internal static class SocketModeFrames
{
    // Far above any id Slack sends, and well below the frame in which it has to go back.
    private const int LongestEnvelopeId = 1024;

    private const int LongestReason = 64;

    public static SocketFrame Read(JsonElement root)
    {
        var type = root.Text("type");
        switch (type)
        {
            case "hello":
                return new SocketFrame.Hello();
            case "disconnect":
                return new SocketFrame.Ending(root.Text("reason") is { Length: <= LongestReason } reason ? reason : "unknown");
        }

        if (root.Text("envelope_id") is not { Length: > 0 and <= LongestEnvelopeId } envelope)
        {
            return new SocketFrame.Ignored("It has no usable envelope_id.");
        }

        var attempt = (int)Math.Clamp(root.Number("retry_attempt") ?? 0, 0, int.MaxValue);
        return new SocketFrame.Delivery(ReadPayload(type, root.Child("payload")), envelope, attempt);
    }

    private static SlackEvent ReadPayload(string? type, JsonElement? payload) => (type, payload) switch
    {
        (_, null) => new UnreadableEvent("The envelope has no payload."),
        ("events_api", { } callback) => EventsApiPayload.Read(callback),
        ("interactive", { } interaction) => InteractionPayload.Read(interaction),
        ("slash_commands", { } command) => SlashCommandPayload.Read(command),
        (_, { } other) => new OtherEvent(type ?? "untyped") { TeamId = other.Text("team_id") },
    };
}

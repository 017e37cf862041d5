using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads what arrives over Slack's sockets. Total: whatever the bytes, the answer is a value and never an exception.</summary>
public static class SlackEventReader
{
    /// <summary>The event in an RTM frame. RTM serves one workspace, which is <paramref name="teamId"/>, whatever the frame says.</summary>
    public static SlackEvent ReadRtm(ReadOnlyMemory<byte> frame, string? teamId = null) => ReadRtmFrame(frame, teamId) switch
    {
        SocketFrame.Delivery delivery => delivery.Event,
        SocketFrame.Ignored ignored => new UnreadableEvent(ignored.Reason) { TeamId = teamId },
        var other => new OtherEvent(other.GetType().Name) { TeamId = teamId },
    };

    /// <summary>
    /// What a Socket Mode frame says. An envelope whose payload cannot be read is delivered as <see cref="UnreadableEvent"/>, so that it
    /// can be confirmed and does not come again.
    /// </summary>
    public static SocketFrame ReadEnvelope(ReadOnlyMemory<byte> frame) => Read(frame, SocketModeFrames.Read);

    /// <summary>What an RTM frame says.</summary>
    internal static SocketFrame ReadRtmFrame(ReadOnlyMemory<byte> frame, string? teamId) =>
        Read(frame, root => RtmFrames.Read(root, teamId));

    private static SocketFrame Read(ReadOnlyMemory<byte> frame, Func<JsonElement, SocketFrame> read)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? read(document.RootElement)
                : new SocketFrame.Ignored("It is no JSON object.");
        }
        catch (JsonException)
        {
            return new SocketFrame.Ignored("It is no JSON.");
        }
    }
}

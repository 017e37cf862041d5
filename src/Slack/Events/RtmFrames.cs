using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads the frames of RTM.</summary>
internal static class RtmFrames
{
    public static SocketFrame Read(JsonElement root, string? teamId)
    {
        if (root.Number("reply_to") is { } replyTo) return new SocketFrame.Reply(replyTo);

        return root.Text("type") switch
        {
            null => new SocketFrame.Ignored("It has no type."),
            "hello" => new SocketFrame.Hello(),
            "goodbye" => new SocketFrame.Ending("goodbye"),
            "team_migration_started" => new SocketFrame.Ending("team_migration_started"),
            "error" => new SocketFrame.Ending($"error {root.Child("error")?.Number("code") ?? 0}"),
            "pong" => new SocketFrame.Ignored("It is a pong without an id."),
            _ => new SocketFrame.Delivery(InnerEvent.Read(root) with { TeamId = teamId }, EnvelopeId: null, RetryAttempt: 0),
        };
    }
}

using System.Text;
using System.Text.Json;
using Pokemanager.SlackEmulator.Conversations;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>What RTM clients send, and Slack's answers.</summary>
internal static class RtmFrames
{
    public static readonly byte[] Hello = Encoding.UTF8.GetBytes("""{"type":"hello"}""");

    public static readonly byte[] Expired = Encoding.UTF8.GetBytes("""{"type":"error","error":{"code":1,"msg":"Socket URL has expired"}}""");

    public static void Answer(EmulatedSocket socket, ReadOnlyMemory<byte> frame)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(frame);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            Refuse(socket, null, "invalid JSON");
            return;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            Refuse(socket, null, "invalid JSON");
            return;
        }

        JsonElement? id = root.TryGetProperty("id", out var given) ? given : null;
        switch (Text(root, "type"))
        {
            case "ping":
                Pong(socket, root, id);
                break;
            case "message" or "rtm_message":
                Post(socket, root, id);
                break;
            case "typing" or "presence_sub" or "presence_query":
                break;
            default:
                Refuse(socket, id, "unknown message type");
                break;
        }
    }

    private static void Pong(EmulatedSocket socket, JsonElement root, JsonElement? id) => socket.Send(Json.Object(writer =>
    {
        writer.WriteOptional("reply_to", id);
        writer.WriteString("type", "pong");
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("id" or "type")) member.WriteTo(writer);
        }
    }));

    private static void Post(EmulatedSocket socket, JsonElement root, JsonElement? id)
    {
        var workspace = socket.Workspace!;
        var text = Text(root, "text");
        if (string.IsNullOrEmpty(text))
        {
            Refuse(socket, id, "message text is missing");
            return;
        }

        if (text.Length > 4000)
        {
            Refuse(socket, id, "message text is too long");
            return;
        }

        var channel = workspace.Directory.ChannelById(Text(root, "channel") ?? "");
        if (channel?.BotIsMember != true || channel.IsArchived)
        {
            Refuse(socket, id, "channel not found");
            return;
        }

        var message = workspace.Traffic.Post(
            channel,
            new Draft(workspace.Bot.UserId, WrittenText.FromApp(text, parseLinks: true))
            {
                BotId = workspace.Bot.BotId,
                ThreadTs = Text(root, "thread_ts"),
            },
            except: socket);
        socket.Send(Json.Object(writer =>
        {
            writer.WriteBoolean("ok", true);
            writer.WriteOptional("reply_to", id);
            writer.WriteString("ts", message.Ts);
            writer.WriteString("text", message.Text);
        }));
    }

    private static void Refuse(EmulatedSocket socket, JsonElement? id, string reason) => socket.Send(Json.Object(writer =>
    {
        writer.WriteBoolean("ok", false);
        writer.WriteOptional("reply_to", id);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", 2);
        writer.WriteString("msg", reason);
        writer.WriteEndObject();
    }));

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Control;

/// <summary>The world in JSON, with what Slack itself would not tell.</summary>
internal static class ControlJson
{
    public static void List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> members)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            members(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void App(Utf8JsonWriter writer, EmulatedSlack slack)
    {
        writer.WriteString("id", slack.App.Id);
        writer.WriteBoolean("is_offline", slack.Faults.IsOffline);
        List(writer, "sockets", slack.App.OpenSockets, Socket);
        writer.WriteStartObject("deliveries");
        writer.WriteNumber("sent", slack.App.Deliveries.Sent);
        writer.WriteNumber("confirmed", slack.App.Deliveries.Confirmed);
        writer.WriteNumber("timed_out", slack.App.Deliveries.TimedOut);
        writer.WriteNumber("lost", slack.App.Deliveries.Lost);
        writer.WriteNumber("stray", slack.App.Deliveries.Stray);
        writer.WriteNumber("unconfirmed", slack.App.Deliveries.Unconfirmed);
        writer.WriteEndObject();
    }

    public static void Workspace(Utf8JsonWriter writer, EmulatedWorkspace workspace)
    {
        writer.WriteString("id", workspace.Id);
        writer.WriteString("domain", workspace.Domain);
        writer.WriteOptional("organization", workspace.Organization?.Id);
        writer.WriteStartObject("bot");
        writer.WriteString("user_id", workspace.Bot.UserId);
        writer.WriteString("bot_id", workspace.Bot.BotId);
        writer.WriteString("name", workspace.Bot.Name);
        writer.WriteEndObject();
        List(writer, "users", workspace.Users, (w, user) =>
        {
            UserJson.Members(w, user, withEmail: true);
            w.WriteString("display_name", user.DisplayName);
            w.WriteString("presence", user.Presence);
            w.WriteOptional("home", user.Home);
        });
        List(writer, "channels", workspace.Channels, (w, channel) =>
        {
            ChannelJson.Members(w, channel, withMemberCount: true);
            if (channel.IsDirect) w.WriteString("name", channel.Name);
            w.WriteBoolean("bot_is_member", channel.BotIsMember);
            w.WriteStrings("members", channel.Members);
        });
        List(writer, "usergroups", workspace.UserGroups, (w, group) =>
        {
            w.WriteString("id", group.Id);
            w.WriteString("handle", group.Handle);
            w.WriteStrings("users", group.Users);
        });
    }

    public static Action<Utf8JsonWriter> Messages(EmulatedWorkspace workspace, IEnumerable<EmulatedMessage> messages) =>
        writer => List(writer, "messages", messages, (w, message) => Message(w, message, workspace));

    public static Action<Utf8JsonWriter> One(EmulatedMessage message, EmulatedWorkspace workspace) => writer =>
    {
        writer.WriteStartObject("message");
        Message(writer, message, workspace);
        writer.WriteEndObject();
    };

    public static void Message(Utf8JsonWriter writer, EmulatedMessage message, EmulatedWorkspace workspace)
    {
        MessageJson.Stored(writer, message, workspace, metadata: true);
        writer.WriteString("channel", message.Channel);
        writer.WriteNumber("edited_count", message.EditedCount);
        writer.WriteStrings("replies", message.Replies);
        writer.WriteOptional("ephemeral_for", message.EphemeralFor);
    }

    public static void Call(Utf8JsonWriter writer, ApiCall call)
    {
        writer.WriteString("method", call.Method);
        writer.WriteOptional("workspace", call.Workspace);
        writer.WriteString("token_kind", call.TokenKind.ToString());
        writer.WriteNumber("status", call.Status);
        writer.WriteOptional("error", call.Error);
        writer.WriteString("time", call.Time);
        writer.WriteStartObject("arguments");
        foreach (var (name, value) in call.Arguments) writer.WriteString(name, value);
        writer.WriteEndObject();
    }

    public static void Fault(Utf8JsonWriter writer, ApiFault fault)
    {
        writer.WriteString("kind", fault.Kind.ToString());
        writer.WriteString("method", fault.Method);
        writer.WriteOptional("workspace", fault.Workspace?.Id);
        if (fault.CallsLeft < int.MaxValue) writer.WriteNumber("calls_left", fault.CallsLeft);
    }

    private static void Socket(Utf8JsonWriter writer, EmulatedSocket socket)
    {
        writer.WriteNumber("number", socket.Number);
        writer.WriteString("kind", socket.Kind == SocketKind.Rtm ? "rtm" : "socket_mode");
        writer.WriteOptional("workspace", socket.Workspace?.Id);
        writer.WriteString("opened_at", socket.OpenedAt);
        writer.WriteBoolean("is_frozen", socket.IsFrozen);
    }
}

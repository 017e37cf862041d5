using System.Text.Json;

namespace Pokemanager.SlackEmulator.Wire;

/// <summary>Messages as Slack spells them in events, history and answers.</summary>
internal static class MessageJson
{
    public static void Members(Utf8JsonWriter writer, EmulatedMessage message, EmulatedWorkspace workspace, bool metadata = false)
    {
        writer.WriteString("type", "message");
        writer.WriteOptional("subtype", message.Subtype);
        if (message.Subtype != "bot_message") writer.WriteString("user", message.User);
        if (message.BotId is { } bot)
        {
            writer.WriteString("bot_id", bot);
            if (message.Subtype is null)
            {
                writer.WriteString("app_id", workspace.Slack.App.Id);
                writer.WriteStartObject("bot_profile");
                writer.WriteString("id", bot);
                writer.WriteString("app_id", workspace.Slack.App.Id);
                writer.WriteString("user_id", message.User);
                writer.WriteString("name", workspace.Bot.Name);
                writer.WriteBoolean("deleted", false);
                writer.WriteString("team_id", workspace.Id);
                writer.WriteEndObject();
            }
        }
        else
        {
            writer.WriteString("client_msg_id", ClientMessageId(message));
        }

        writer.WriteString("text", message.Text);
        writer.WriteString("ts", message.Ts);
        writer.WriteString("team", workspace.Id);
        writer.WriteOptional("thread_ts", message.ThreadTs);
        writer.WriteOptional("blocks", message.Blocks);
        if (metadata) writer.WriteOptional("metadata", message.Metadata);
        if (message.EditedTs is { } edited)
        {
            writer.WriteStartObject("edited");
            writer.WriteString("user", message.User);
            writer.WriteString("ts", edited);
            writer.WriteEndObject();
        }

        if (message.EphemeralFor is not null) writer.WriteBoolean("is_ephemeral", true);
    }

    /// <summary>The members of a message as history and replies give it: with its thread and its reactions.</summary>
    public static void Stored(Utf8JsonWriter writer, EmulatedMessage message, EmulatedWorkspace workspace, bool metadata)
    {
        Members(writer, message, workspace, metadata);
        if (message.Replies.Count > 0)
        {
            writer.WriteNumber("reply_count", message.Replies.Count);
            writer.WriteString("latest_reply", message.Replies[^1]);
            writer.WriteBoolean("is_locked", false);
            writer.WriteBoolean("subscribed", false);
        }

        Reactions(writer, message);
    }

    public static void Reactions(Utf8JsonWriter writer, EmulatedMessage message)
    {
        if (message.Reactions.Count == 0) return;

        writer.WriteStartArray("reactions");
        foreach (var reaction in message.Reactions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", reaction.Name);
            writer.WriteStrings("users", reaction.Users);
            writer.WriteNumber("count", reaction.Users.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // Derived from channel and ts, so that it is the same wherever the message shows up.
    private static Guid ClientMessageId(EmulatedMessage message)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, StableHash(message.Channel));
        BitConverter.TryWriteBytes(bytes[8..], StableHash(message.Ts));
        return new Guid(bytes);
    }

    private static ulong StableHash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }
}

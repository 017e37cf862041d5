using System.Text.Json;
using Pokemanager.SlackEmulator.Sockets;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Interactivity;

/// <summary>A person presses a button.</summary>
internal static class ButtonPress
{
    public static EmulatedInteraction Send(EmulatedUser user, EmulatedMessage shown, string actionId)
    {
        var channel = user.Workspace.Channel(shown.Channel);
        // The person may look at an older state of the message; Slack sends the message as it is now.
        var message = channel.Message(shown.Ts) ?? shown;
        var button = Find(shown.Buttons, actionId, shown.ToString());
        return Send(user, button, writer => Write(writer, user, channel, message, button));
    }

    public static EmulatedInteraction SendInHome(EmulatedUser user, string actionId)
    {
        if (user.Home is not { } home) throw new InvalidOperationException($"The app has published no home view for {user.Name}.");

        var button = Find(EmulatedButton.In(home.GetProperty("blocks")), actionId, $"{user.Name}'s home view");
        return Send(user, button, writer => Write(writer, user, home, button));
    }

    private static EmulatedButton Find(IReadOnlyList<EmulatedButton> buttons, string actionId, string where) =>
        buttons.FirstOrDefault(b => b.ActionId == actionId) ?? buttons.FirstOrDefault(b => b.Text == actionId)
        ?? throw new InvalidOperationException(
            $"There is no button {actionId} on {where}; there are: {string.Join(", ", buttons.Select(b => b.ActionId))}.");

    private static EmulatedInteraction Send(EmulatedUser user, EmulatedButton button, Action<Utf8JsonWriter> write)
    {
        var payload = Json.Object(write);
        var interaction = new EmulatedInteraction(Json.Element(payload)) { WhenTimedOut = () => InteractionJson.Failed(user, button.Text) };
        user.Workspace.Slack.App.Events.SendInteraction("interactive", payload, interaction, acceptsPayload: false);
        return interaction;
    }

    private static void Write(Utf8JsonWriter writer, EmulatedUser user, JsonElement home, EmulatedButton button)
    {
        var slack = user.Workspace.Slack;
        writer.WriteString("type", "block_actions");
        InteractionJson.Person(writer, user);
        writer.WriteString("api_app_id", slack.App.Id);
        writer.WriteString("token", "verification-token");
        writer.WriteStartObject("container");
        writer.WriteString("type", "view");
        writer.WriteString("view_id", home.GetProperty("id").GetString());
        writer.WriteEndObject();
        writer.WriteString("trigger_id", slack.App.Triggers.Issue(user));
        writer.WriteOptional("view", home);
        Action(writer, user.Workspace.Direct(user), button);
    }

    private static void Write(Utf8JsonWriter writer, EmulatedUser user, EmulatedChannel channel, EmulatedMessage message, EmulatedButton button)
    {
        var slack = user.Workspace.Slack;
        var isEphemeral = message.EphemeralFor is not null;
        writer.WriteString("type", "block_actions");
        InteractionJson.Person(writer, user);
        writer.WriteString("api_app_id", slack.App.Id);
        writer.WriteString("token", "verification-token");
        writer.WriteStartObject("container");
        writer.WriteString("type", "message");
        writer.WriteString("message_ts", message.Ts);
        writer.WriteString("channel_id", channel.Id);
        writer.WriteBoolean("is_ephemeral", isEphemeral);
        if (message.IsReply) writer.WriteString("thread_ts", message.ThreadTs);
        writer.WriteEndObject();
        writer.WriteString("trigger_id", slack.App.Triggers.Issue(user));
        writer.WriteStartObject("channel");
        writer.WriteString("id", channel.Id);
        writer.WriteString("name", channel.IsDirect ? "directmessage" : channel.Name);
        writer.WriteEndObject();
        if (!isEphemeral)
        {
            writer.WriteStartObject("message");
            MessageJson.Members(writer, message, user.Workspace, metadata: true);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("state");
        writer.WriteStartObject("values");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("response_url", slack.ResponseUrls.Issue(user, channel, message));
        Action(writer, channel, button);
    }

    private static void Action(Utf8JsonWriter writer, EmulatedChannel channel, EmulatedButton button)
    {
        writer.WriteStartArray("actions");
        writer.WriteStartObject();
        foreach (var member in button.Json.EnumerateObject()) member.WriteTo(writer);
        writer.WriteString("block_id", button.BlockId);
        writer.WriteString("action_ts", channel.NextTs());
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}

using System.Text.Json;
using Pokemanager.SlackEmulator.Api;
using Pokemanager.SlackEmulator.Conversations;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Interactivity;

/// <summary>A person sends a slash command.</summary>
internal static class SlashCommand
{
    public static EmulatedInteraction Send(EmulatedUser user, string command, string text, EmulatedChannel channel)
    {
        var slack = user.Workspace.Slack;
        if (!user.Workspace.Scopes.Contains("commands")) throw new InvalidOperationException($"{command} is not a valid command.");

        var payload = Json.Object(writer =>
        {
            writer.WriteString("token", "verification-token");
            writer.WriteString("team_id", user.Workspace.Id);
            writer.WriteString("team_domain", user.Workspace.Domain);
            writer.WriteString("channel_id", channel.Id);
            writer.WriteString("channel_name", channel.IsDirect ? "directmessage" : channel.Name);
            writer.WriteString("user_id", user.Id);
            writer.WriteString("user_name", user.Name);
            writer.WriteString("command", command);
            writer.WriteString("text", WrittenText.FromPerson(text, user.Workspace));
            writer.WriteString("api_app_id", slack.App.Id);
            if (user.Workspace.Organization is { } organization)
            {
                writer.WriteString("enterprise_id", organization.Id);
                writer.WriteString("enterprise_name", organization.Name);
            }

            writer.WriteString("is_enterprise_install", user.Workspace.Organization is null ? "false" : "true");
            writer.WriteString("response_url", slack.ResponseUrls.Issue(user, channel, message: null));
            writer.WriteString("trigger_id", slack.App.Triggers.Issue(user));
        });
        var interaction = new EmulatedInteraction(Json.Element(payload));
        interaction.WhenConfirmed = response => Show(response, user, channel);
        interaction.WhenTimedOut = () => InteractionJson.Failed(user, command);
        slack.App.Events.SendInteraction("slash_commands", payload, interaction, acceptsPayload: true);
        return interaction;
    }

    // What the app confirms a command with is a message: for the person alone unless it says otherwise.
    private static void Show(JsonElement? response, EmulatedUser user, EmulatedChannel channel)
    {
        if (response is not { ValueKind: JsonValueKind.Object or JsonValueKind.String } given) return;

        var arguments = given.ValueKind == JsonValueKind.String
            ? new Dictionary<string, string> { ["text"] = given.GetString()! }
            : given.EnumerateObject().ToDictionary(
                m => m.Name, m => m.Value.ValueKind == JsonValueKind.String ? m.Value.GetString()! : m.Value.GetRawText());
        var slack = user.Workspace.Slack;
        var request = new ApiRequest(slack, slack.Token(user.Workspace.BotToken), arguments, host: "", user.Workspace);
        if (PostedContent.Read(request).Draft is not { } draft) return;
        if (request.Text("response_type") == "in_channel") user.Workspace.Traffic.Post(channel, draft);
        else user.Workspace.Traffic.PostEphemeral(channel, draft, user.Id);
    }
}

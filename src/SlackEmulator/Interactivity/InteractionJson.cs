using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Interactivity;

/// <summary>What the payloads of interactions have in common.</summary>
internal static class InteractionJson
{
    public static void Person(Utf8JsonWriter writer, EmulatedUser user)
    {
        writer.WriteStartObject("user");
        writer.WriteString("id", user.Id);
        writer.WriteString("username", user.Name);
        writer.WriteString("name", user.Name);
        writer.WriteString("team_id", user.Workspace.Id);
        writer.WriteEndObject();
        if (user.Workspace.Organization is null)
        {
            writer.WriteStartObject("team");
            writer.WriteString("id", user.Workspace.Id);
            writer.WriteString("domain", user.Workspace.Domain);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("team");
        }

        InstallJson.Enterprise(writer, user.Workspace.Organization);
    }

    /// <summary>Shows the person that the app did not confirm in time.</summary>
    public static void Failed(EmulatedUser user, string what) =>
        user.Workspace.Slack.Announce(new EmulatedChange("interaction_failed", user.Workspace.Id, Detail: what, User: user.Id));
}

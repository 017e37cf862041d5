using System.Text.Json;

namespace Pokemanager.SlackEmulator.Wire;

/// <summary>How payloads tell by which install the app sees something.</summary>
internal static class InstallJson
{
    /// <summary>The install that sees the events of a workspace.</summary>
    public static void Authorizations(Utf8JsonWriter writer, EmulatedWorkspace workspace)
    {
        writer.WriteStartArray("authorizations");
        writer.WriteStartObject();
        writer.WriteString("enterprise_id", workspace.Organization?.Id);
        writer.WriteString("team_id", workspace.Id);
        writer.WriteString("user_id", workspace.Bot.UserId);
        writer.WriteBoolean("is_bot", true);
        writer.WriteBoolean("is_enterprise_install", workspace.Organization is not null);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>The organization that installed the app as a whole; null where a workspace did.</summary>
    public static void Enterprise(Utf8JsonWriter writer, EmulatedOrganization? organization)
    {
        if (organization is null)
        {
            writer.WriteNull("enterprise");
        }
        else
        {
            writer.WriteStartObject("enterprise");
            writer.WriteString("id", organization.Id);
            writer.WriteString("name", organization.Name);
            writer.WriteEndObject();
        }

        writer.WriteBoolean("is_enterprise_install", organization is not null);
    }
}

using System.Text.Json;

namespace Pokemanager.SlackEmulator.Wire;

/// <summary>Users as Slack spells them.</summary>
internal static class UserJson
{
    public static void Object(Utf8JsonWriter writer, EmulatedUser user, bool withEmail)
    {
        writer.WriteStartObject();
        Members(writer, user, withEmail);
        writer.WriteEndObject();
    }

    public static void Members(Utf8JsonWriter writer, EmulatedUser user, bool withEmail)
    {
        writer.WriteString("id", user.Id);
        writer.WriteString("team_id", user.Workspace.Id);
        writer.WriteString("name", user.Name);
        writer.WriteBoolean("deleted", user.IsDeleted);
        if (!user.IsDeleted)
        {
            writer.WriteString("real_name", user.RealName);
            writer.WriteString("tz", "Europe/Amsterdam");
            writer.WriteBoolean("is_admin", false);
            writer.WriteBoolean("is_restricted", user.IsGuest);
            writer.WriteBoolean("is_ultra_restricted", false);
        }

        writer.WriteBoolean("is_bot", user.IsBot);
        writer.WriteBoolean("is_app_user", false);
        writer.WriteNumber("updated", user.UpdatedAt.ToUnixTimeSeconds());
        writer.WriteStartObject("profile");
        writer.WriteString("real_name", user.RealName);
        writer.WriteString("real_name_normalized", user.RealName);
        writer.WriteString("display_name", user.IsBot ? "" : user.DisplayName);
        writer.WriteString("display_name_normalized", user.IsBot ? "" : user.DisplayName);
        writer.WriteString("team", user.Workspace.Id);
        if (withEmail && user.Email.Length > 0) writer.WriteString("email", user.Email);
        if (user.IsBot && user.Id == user.Workspace.Bot.UserId)
        {
            writer.WriteString("api_app_id", user.Workspace.Slack.App.Id);
            writer.WriteString("bot_id", user.Workspace.Bot.BotId);
        }

        writer.WriteEndObject();
    }
}

using System.Text.Json;

namespace Pokemanager.SlackEmulator.Wire;

/// <summary>Conversations as Slack spells them.</summary>
internal static class ChannelJson
{
    public static void Members(Utf8JsonWriter writer, EmulatedChannel channel, bool withMemberCount)
    {
        writer.WriteString("id", channel.Id);
        writer.WriteBoolean("is_im", channel.IsDirect);
        writer.WriteBoolean("is_archived", channel.IsArchived);
        writer.WriteString("context_team_id", channel.Workspace.Id);
        if (channel.DirectWith is { } user)
        {
            writer.WriteString("user", user.Id);
            writer.WriteBoolean("is_user_deleted", user.IsDeleted);
            writer.WriteBoolean("is_open", true);
            return;
        }

        writer.WriteString("name", channel.Name);
        writer.WriteString("name_normalized", channel.Name);
        writer.WriteBoolean("is_channel", !channel.IsPrivate);
        writer.WriteBoolean("is_group", channel.IsPrivate);
        writer.WriteBoolean("is_mpim", false);
        writer.WriteBoolean("is_private", channel.IsPrivate);
        writer.WriteBoolean("is_general", channel.Name == "general");
        writer.WriteBoolean("is_member", channel.BotIsMember);
        writer.WriteBoolean("is_shared", false);
        writer.WriteBoolean("is_ext_shared", false);
        writer.WriteBoolean("is_org_shared", false);
        if (withMemberCount) writer.WriteNumber("num_members", channel.Members.Count);
    }
}

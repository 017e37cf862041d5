using System.Text.Json;
using Pokemanager.SlackEmulator.Sockets;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Conversations;

/// <summary>
/// What the app hears of one workspace: over RTM everything its bot can see, over the Events API what it subscribed to.
/// Called under the workspace's lock, so that events leave in the order of the changes.
/// </summary>
internal sealed class WorkspaceEvents(EmulatedWorkspace workspace)
{
    private static readonly string[] NoScope = [];

    private EmulatedApp App => workspace.Slack.App;

    private string BotUser => workspace.Bot.UserId;

    public void Posted(EmulatedChannel channel, EmulatedMessage message, EmulatedSocket? except)
    {
        if (!channel.MemberIds.Contains(BotUser)) return;

        Publish($"message.{Family(channel)}", message.Ts, Body(channel, message), except);
        if (MentionsBot(channel, message)) Mention(channel, message);
    }

    public void Changed(EmulatedChannel channel, EmulatedMessage before, EmulatedMessage after, string ts, string editor)
    {
        if (!channel.MemberIds.Contains(BotUser)) return;

        Publish($"message.{Family(channel)}", ts, writer =>
        {
            writer.WriteString("type", "message");
            writer.WriteString("subtype", "message_changed");
            writer.WriteBoolean("hidden", true);
            writer.WriteString("channel", channel.Id);
            writer.WriteString("ts", ts);
            Nested(writer, "message", after);
            Nested(writer, "previous_message", before);
            writer.WriteString("channel_type", channel.Kind);
        });
        if (editor != BotUser && MentionsBot(channel, after)) Mention(channel, after);
    }

    public void Deleted(EmulatedChannel channel, EmulatedMessage removed, string ts)
    {
        if (!channel.MemberIds.Contains(BotUser)) return;

        Publish($"message.{Family(channel)}", ts, writer =>
        {
            writer.WriteString("type", "message");
            writer.WriteString("subtype", "message_deleted");
            writer.WriteBoolean("hidden", true);
            writer.WriteString("channel", channel.Id);
            writer.WriteString("ts", ts);
            writer.WriteString("deleted_ts", removed.Ts);
            Nested(writer, "previous_message", removed);
            writer.WriteString("channel_type", channel.Kind);
        });
    }

    public void Reacted(string type, EmulatedChannel channel, EmulatedMessage message, string user, string name)
    {
        if (!channel.MemberIds.Contains(BotUser)) return;

        Publish(type, channel.Log.NextTs(workspace.Slack.Options.Clock.GetUtcNow()), writer =>
        {
            writer.WriteString("type", type);
            writer.WriteString("user", user);
            writer.WriteString("reaction", name);
            writer.WriteString("item_user", message.User);
            writer.WriteStartObject("item");
            writer.WriteString("type", "message");
            writer.WriteString("channel", channel.Id);
            writer.WriteString("ts", message.Ts);
            writer.WriteEndObject();
        });
    }

    public void MemberJoined(EmulatedChannel channel, string user) => Membership("member_joined_channel", channel, user);

    public void MemberLeft(EmulatedChannel channel, string user) => Membership("member_left_channel", channel, user);

    public void TeamJoined(EmulatedUser user)
    {
        // Who is added while the stage is set, before the app first connects, has always been there.
        if (App.HasEverConnected) About("team_join", user);
    }

    public void UserChanged(EmulatedUser user) => About("user_change", user);

    public void GroupChanged(EmulatedUserGroup group) => Publish("subteam_members_changed", Now(), writer =>
    {
        writer.WriteString("type", "subteam_members_changed");
        writer.WriteString("subteam_id", group.Id);
        writer.WriteString("team_id", workspace.Id);
        writer.WriteStrings("added_users", group.Users);
        writer.WriteStrings("removed_users", NoScope);
    });

    public void HomeOpened(EmulatedUser user, EmulatedChannel direct) => PublishToApp("app_home_opened", Now(), writer =>
    {
        writer.WriteString("type", "app_home_opened");
        writer.WriteString("user", user.Id);
        writer.WriteString("channel", direct.Id);
        writer.WriteString("tab", "home");
    });

    public void Uninstalled() => PublishToApp("app_uninstalled", Now(), writer => writer.WriteString("type", "app_uninstalled"));

    public void TokensRevoked() => PublishToApp("tokens_revoked", Now(), writer =>
    {
        writer.WriteString("type", "tokens_revoked");
        writer.WriteStartObject("tokens");
        writer.WriteStrings("oauth", NoScope);
        writer.WriteStrings("bot", [BotUser]);
        writer.WriteEndObject();
    });

    private static string Family(EmulatedChannel channel) => channel.IsDirect ? "im" : channel.IsPrivate ? "groups" : "channels";

    // Slack tells an app of its own posts as messages, but never as a mention of itself.
    private bool MentionsBot(EmulatedChannel channel, EmulatedMessage message) =>
        !channel.IsDirect && message.User != BotUser &&
        (message.Text.Contains($"<@{BotUser}>", StringComparison.Ordinal) || message.Text.Contains($"<@{BotUser}|", StringComparison.Ordinal));

    private void Mention(EmulatedChannel channel, EmulatedMessage message) =>
        PublishToApp("app_mention", message.EditedTs ?? message.Ts, writer =>
        {
            writer.WriteString("type", "app_mention");
            writer.WriteString("user", message.User);
            writer.WriteString("text", message.Text);
            writer.WriteString("ts", message.Ts);
            writer.WriteString("team", workspace.Id);
            writer.WriteString("channel", channel.Id);
            writer.WriteOptional("thread_ts", message.ThreadTs);
            writer.WriteOptional("bot_id", message.BotId);
            if (message.EditedTs is not { } edited) return;
            writer.WriteStartObject("edited");
            writer.WriteString("user", message.User);
            writer.WriteString("ts", edited);
            writer.WriteEndObject();
        });

    private Action<Utf8JsonWriter> Body(EmulatedChannel channel, EmulatedMessage message) => writer =>
    {
        MessageJson.Members(writer, message, workspace);
        writer.WriteString("channel", channel.Id);
        writer.WriteString("channel_type", channel.Kind);
    };

    private void Nested(Utf8JsonWriter writer, string name, EmulatedMessage message)
    {
        writer.WriteStartObject(name);
        MessageJson.Members(writer, message, workspace);
        writer.WriteEndObject();
    }

    private void Membership(string type, EmulatedChannel channel, string user) => Publish(type, Now(), writer =>
    {
        writer.WriteString("type", type);
        writer.WriteString("user", user);
        writer.WriteString("channel", channel.Id);
        writer.WriteString("channel_type", channel.IsPrivate ? "G" : "C");
        writer.WriteString("team", workspace.Id);
    });

    private void About(string type, EmulatedUser user) => Publish(type, Now(), writer =>
    {
        writer.WriteString("type", type);
        writer.WritePropertyName("user");
        UserJson.Object(writer, user, App.IsSubscribed(type) && workspace.Scopes.Contains("users:read.email"));
        writer.WriteNumber("cache_ts", user.UpdatedAt.ToUnixTimeSeconds());
    });

    private string Now() => $"{workspace.Slack.Options.Clock.GetUtcNow().ToUnixTimeSeconds()}.000000";

    private void Publish(string subscription, string eventTs, Action<Utf8JsonWriter> body, EmulatedSocket? except = null)
    {
        App.Rtm.Send(workspace, except, writer => { body(writer); writer.WriteString("event_ts", eventTs); });
        PublishToApp(subscription, eventTs, body);
    }

    private void PublishToApp(string subscription, string eventTs, Action<Utf8JsonWriter> body)
    {
        if (!App.IsSubscribed(subscription)) return;
        if (EventScopes.Of(subscription) is [_, ..] scopes && !Array.Exists(scopes, workspace.Install.Holds)) return;
        App.Events.Send(workspace, writer => { body(writer); writer.WriteString("event_ts", eventTs); });
    }
}

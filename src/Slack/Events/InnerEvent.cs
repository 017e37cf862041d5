using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads an event itself, which is the same over RTM and the Events API.</summary>
internal static class InnerEvent
{
    public static SlackEvent Read(JsonElement body) => body.Text("type") switch
    {
        "message" => ReadMessage(body, isMention: false),
        "app_mention" => ReadMessage(body, isMention: true),
        "reaction_added" => ReadReaction(body),
        "user_change" or "team_join" => ReadUser(body),
        "member_joined_channel" => body.Text("channel") is { } channel && body.Text("user") is { } user
            ? new ChannelJoinedEvent(channel, user)
            : new UnreadableEvent("The joining has no channel or no user."),
        "app_home_opened" => body.Text("user") is { } visitor && body.Text("tab") is { } tab
            ? new HomeOpenedEvent(visitor, tab)
            : new UnreadableEvent("The opening of the home has no user or no tab."),
        "app_uninstalled" => new InstallEndedEvent(),

        // A revoked token of a person leaves the bot's install alone.
        "tokens_revoked" => body.Child("tokens")?.First("bot") is not null ? new InstallEndedEvent() : new OtherEvent("tokens_revoked"),
        { } other => new OtherEvent(other),
        null => new UnreadableEvent("The event has no type."),
    };

    private static SlackEvent ReadMessage(JsonElement body, bool isMention)
    {
        var subtype = body.Text("subtype");
        var message = subtype switch
        {
            "message_changed" or "message_replied" => body.Child("message") ?? body,
            "message_deleted" => body.Child("previous_message") ?? body,
            _ => body,
        };
        var ts = body.Text("deleted_ts") ?? message.Text("ts");
        if (body.Text("channel") is not { } channel || ts is null)
        {
            return new UnreadableEvent("The message has no channel or no time stamp.");
        }

        return new MessageEvent(
            channel,
            body.Text("channel_type"),
            message.Text("user"),
            message.Text("bot_id"),
            message.Text("app_id"),
            subtype,
            message.Text("text") ?? "",
            ts,
            message.Text("thread_ts"),
            isMention,
            IsEdited: message.Has("edited"),
            IsHidden: body.Is("hidden") || subtype is "message_changed" or "message_deleted" or "message_replied")
        {
            PreviousText = subtype is "message_changed" ? body.Child("previous_message")?.Text("text") : null,
        };
    }

    private static SlackEvent ReadReaction(JsonElement body)
    {
        var item = body.Child("item");
        return body.Text("user") is { } user && body.Text("reaction") is { } reaction
            && item?.Text("channel") is { } channel && item?.Text("ts") is { } ts
            ? new ReactionAddedEvent(user, reaction, channel, ts, body.Text("event_ts") ?? "")
            : item is not null && item?.Text("type") != "message"
                ? new OtherEvent("reaction_added")
                : new UnreadableEvent("The reaction has no user, no name or no message.");
    }

    private static SlackEvent ReadUser(JsonElement body)
    {
        if (body.Child("user") is not { } user || user.Text("id") is not { } id)
        {
            return new UnreadableEvent("The change of a user has no user.");
        }

        var profile = user.Child("profile");
        var wire = new WireUser(
            id,
            user.Text("name"),
            user.Text("real_name"),
            user.Is("deleted"),
            user.Is("is_bot"),
            user.Is("is_restricted"),
            user.Is("is_ultra_restricted"),
            new WireProfile(profile?.Text("display_name"), profile?.Text("real_name"), profile?.Text("email")),
            user.Text("team_id"),
            user.Is("is_stranger"));
        return new UserChangedEvent(wire.ToUser());
    }
}

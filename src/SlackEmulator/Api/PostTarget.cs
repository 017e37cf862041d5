namespace Pokemanager.SlackEmulator.Api;

/// <summary>Where a post goes: a conversation, or the private messages of the user whose id is given instead.</summary>
internal static class PostTarget
{
    public static (EmulatedChannel? Channel, ApiAnswer? Refusal) Of(ApiRequest request)
    {
        var id = request.Text("channel") ?? "";
        var directory = request.Workspace.Directory;
        if (directory.UserById(id) is { } user)
        {
            return user.IsDeleted || user.IsBot ? (null, ApiAnswer.Refused("channel_not_found")) : (directory.Direct(user), null);
        }

        if (request.Channel() is not { } channel) return (null, ApiAnswer.Refused("channel_not_found"));
        if (channel.IsArchived) return (null, ApiAnswer.Refused("is_archived"));
        if (!channel.BotIsMember && !request.Token!.Holds("chat:write.public")) return (null, ApiAnswer.Refused("not_in_channel"));
        return (channel, null);
    }
}

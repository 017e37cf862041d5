using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ConversationsOpen : IApiMethod
{
    public string Name => "conversations.open";

    public string? Scope => "im:write";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Text("channel") is not null)
        {
            return request.Channel() is { IsDirect: true } open ? Opened(open, alreadyOpen: true) : ApiAnswer.Refused("channel_not_found");
        }

        if (request.Text("users") is not { } users) return ApiAnswer.Refused("users_list_not_supplied");
        if (users.Contains(',', StringComparison.Ordinal)) return request.Lacks("mpim:write") ?? ApiAnswer.Refused("too_many_users");
        if (request.Workspace.Directory.UserById(users) is not { } user) return ApiAnswer.Refused("user_not_found");
        if (user.IsDeleted) return ApiAnswer.Refused("user_disabled");
        if (user.IsBot) return ApiAnswer.Refused("cannot_dm_bot");

        return Opened(request.Workspace.Direct(user), alreadyOpen: false);

        ApiAnswer Opened(EmulatedChannel channel, bool alreadyOpen) => ApiAnswer.With(writer =>
        {
            if (alreadyOpen) writer.WriteBoolean("already_open", true);
            writer.WriteStartObject("channel");
            if (request.Flag("return_im")) ChannelJson.Members(writer, channel, withMemberCount: false);
            else writer.WriteString("id", channel.Id);
            writer.WriteEndObject();
        });
    }
}

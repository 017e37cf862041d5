using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ConversationsJoin : IApiMethod
{
    public string Name => "conversations.join";

    public string? Scope => "channels:join";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Channel() is not { } channel) return ApiAnswer.Refused("channel_not_found");
        if (channel.IsDirect || channel.IsPrivate) return ApiAnswer.Refused("method_not_supported_for_channel_type");
        if (channel.IsArchived) return ApiAnswer.Refused("is_archived");

        channel.InviteBot();
        return ApiAnswer.With(writer =>
        {
            writer.WriteStartObject("channel");
            ChannelJson.Members(writer, channel, withMemberCount: false);
            writer.WriteEndObject();
        });
    }
}

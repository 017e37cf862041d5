using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ConversationsInfo : IApiMethod
{
    public string Name => "conversations.info";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Channel() is not { } channel) return ApiAnswer.Refused("channel_not_found");

        return request.Lacks($"{channel.ScopeFamily}:read") ?? ApiAnswer.With(writer =>
        {
            writer.WriteStartObject("channel");
            ChannelJson.Members(writer, channel, request.Flag("include_num_members"));
            writer.WriteEndObject();
        });
    }
}

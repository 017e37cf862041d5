using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ReactionsGet : IApiMethod
{
    public string Name => "reactions.get";

    public string? Scope => "reactions:read";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Channel() is not { } channel) return ApiAnswer.Refused("channel_not_found");
        if (channel.Message(request.Text("timestamp") ?? "") is not { } message) return ApiAnswer.Refused("message_not_found");

        return ApiAnswer.With(writer =>
        {
            writer.WriteString("type", "message");
            writer.WriteString("channel", channel.Id);
            writer.WriteStartObject("message");
            MessageJson.Stored(writer, message, request.Workspace, metadata: false);
            writer.WriteEndObject();
        });
    }
}

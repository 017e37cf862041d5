using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ChatPostMessage : IApiMethod
{
    public string Name => "chat.postMessage";

    public string? Scope => "chat:write";

    public int PerMinute => Tier.Special;

    public ApiAnswer Answer(ApiRequest request)
    {
        var (channel, refusal) = PostTarget.Of(request);
        if (refusal is not null) return refusal;

        var (draft, problem) = PostedContent.Read(request);
        if (problem is not null) return problem;

        var message = request.Workspace.Traffic.Post(channel!, draft!);
        return ApiAnswer.With(writer =>
        {
            writer.WriteString("channel", message.Channel);
            writer.WriteString("ts", message.Ts);
            writer.WriteStartObject("message");
            MessageJson.Members(writer, message, request.Workspace, metadata: true);
            writer.WriteEndObject();
        });
    }
}

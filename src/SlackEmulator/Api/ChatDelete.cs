namespace Pokemanager.SlackEmulator.Api;

internal sealed class ChatDelete : IApiMethod
{
    public string Name => "chat.delete";

    public string? Scope => "chat:write";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Channel() is not { } channel) return ApiAnswer.Refused("channel_not_found");
        if (request.Text("ts") is not { } ts || channel.Message(ts) is not { } message) return ApiAnswer.Refused("message_not_found");
        if (message.BotId != request.Workspace.Bot.BotId) return ApiAnswer.Refused("cant_delete_message");
        if (request.Workspace.Traffic.Delete(channel, ts) is null) return ApiAnswer.Refused("message_not_found");

        return ApiAnswer.With(writer =>
        {
            writer.WriteString("channel", channel.Id);
            writer.WriteString("ts", ts);
        });
    }
}

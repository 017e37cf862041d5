using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ChatUpdate : IApiMethod
{
    public string Name => "chat.update";

    public string? Scope => "chat:write";

    private const int TextLimit = 4000;

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Channel() is not { } channel) return ApiAnswer.Refused("channel_not_found");
        if (request.Text("ts") is not { } ts || channel.Message(ts) is not { } before) return ApiAnswer.Refused("message_not_found");
        if (before.BotId != request.Workspace.Bot.BotId) return ApiAnswer.Refused("cant_update_message");
        if (channel.IsArchived) return ApiAnswer.Refused("is_inactive");
        if (request.Text("text")?.Length > TextLimit) return ApiAnswer.Refused("msg_too_long");

        var (draft, problem) = PostedContent.Read(request);
        if (problem is not null) return problem;

        // Text without blocks takes the blocks away; metadata that is not given stays.
        var after = request.Workspace.Traffic.Edit(channel, ts, request.Workspace.Bot.UserId, m => m with
        {
            Text = request.Text("text") is null ? m.Text : draft!.Text,
            Blocks = draft!.Blocks,
            Metadata = draft.Metadata ?? m.Metadata,
        });
        if (after is null) return ApiAnswer.Refused("message_not_found");

        return ApiAnswer.With(writer =>
        {
            writer.WriteString("channel", after.Channel);
            writer.WriteString("ts", after.Ts);
            writer.WriteString("text", after.Text);
            writer.WriteStartObject("message");
            MessageJson.Members(writer, after, request.Workspace, metadata: true);
            writer.WriteEndObject();
        });
    }
}

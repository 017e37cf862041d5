namespace Pokemanager.SlackEmulator.Api;

internal sealed class ChatGetPermalink : IApiMethod
{
    public string Name => "chat.getPermalink";

    public int PerMinute => Tier.Special;

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Channel() is not { } channel) return ApiAnswer.Refused("channel_not_found");
        if (request.Text("message_ts") is not { } ts || channel.Message(ts) is not { } message) return ApiAnswer.Refused("message_not_found");

        var thread = message.IsReply ? $"?thread_ts={message.ThreadTs}&cid={channel.Id}" : "";
        var path = $"archives/{channel.Id}/p{ts.Replace(".", "", StringComparison.Ordinal)}{thread}";
        return ApiAnswer.With(writer =>
        {
            writer.WriteString("channel", channel.Id);
            writer.WriteString("permalink", $"https://{request.Workspace.Domain}.slack.com/{path}");
        });
    }
}

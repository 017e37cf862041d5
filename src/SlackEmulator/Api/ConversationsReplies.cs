namespace Pokemanager.SlackEmulator.Api;

internal sealed class ConversationsReplies : IApiMethod
{
    public string Name => "conversations.replies";

    private const int DefaultLimit = 1000;

    public ApiAnswer Answer(ApiRequest request)
    {
        var (channel, range, refusal) = HistoryRange.Read(request, DefaultLimit);
        if (refusal is not null) return refusal;
        if (request.Text("ts") is not { } ts || range!.Thread(channel!, ts) is not { } thread) return ApiAnswer.Refused("thread_not_found");

        var (page, problem) = Page<EmulatedMessage>.Of(thread, request, DefaultLimit);
        return problem ?? ApiAnswer.With(writer =>
        {
            HistoryRange.WriteMessages(writer, page!.Items, request);
            writer.WriteBoolean("has_more", page.NextCursor.Length > 0);
            page.WriteCursor(writer);
        });
    }
}

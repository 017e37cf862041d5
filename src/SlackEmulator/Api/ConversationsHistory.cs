namespace Pokemanager.SlackEmulator.Api;

internal sealed class ConversationsHistory : IApiMethod
{
    public string Name => "conversations.history";

    private const int DefaultLimit = 100;

    public ApiAnswer Answer(ApiRequest request)
    {
        var (channel, range, refusal) = HistoryRange.Read(request, DefaultLimit);
        if (refusal is not null) return refusal;

        var (messages, nextCursor) = range!.NewestFirst(channel!);
        return ApiAnswer.With(writer =>
        {
            HistoryRange.WriteMessages(writer, messages, request);
            writer.WriteBoolean("has_more", nextCursor is not null);
            writer.WriteNumber("pin_count", 0);
            if (nextCursor is null) return;
            writer.WriteStartObject("response_metadata");
            writer.WriteString("next_cursor", nextCursor);
            writer.WriteEndObject();
        });
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Pokemanager.SlackEmulator.Conversations;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>Text, blocks and metadata as an app posts them.</summary>
internal static partial class PostedContent
{
    private const int TextLimit = 40_000;
    private const int MetadataLimit = 16_000;

    public static (Draft? Draft, ApiAnswer? Refusal) Read(ApiRequest request)
    {
        var blocks = request.Json("blocks");
        if (blocks is { ValueKind: not JsonValueKind.Array }) return (null, ApiAnswer.Refused("invalid_blocks_format"));
        if (blocks is { } given)
        {
            if (BlockKit.Problem(given, BlockKit.MessageLimit) is { } problem) return (null, ApiAnswer.Refused("invalid_blocks", problem));
            blocks = given.GetArrayLength() == 0 ? null : BlockKit.WithIds(given);
        }

        var text = request.Text("text") ?? request.Text("markdown_text");
        if (text is null && blocks is null && request.Text("attachments") is null) return (null, ApiAnswer.Refused("no_text"));
        if (request.Text("thread_ts") is { } thread && !Timestamp().IsMatch(thread)) return (null, ApiAnswer.Refused("invalid_thread_ts"));

        var metadata = request.Json("metadata");
        if (Problem(metadata) is { } metadataProblem) return (null, ApiAnswer.Refused(metadataProblem));

        text ??= "";
        if (text.Length > TextLimit) text = text[..TextLimit];
        return (new Draft(request.Workspace.Bot.UserId, WrittenText.FromApp(text, request.Text("parse") != "none"))
        {
            BotId = request.Workspace.Bot.BotId,
            ThreadTs = request.Text("thread_ts"),
            Blocks = blocks,
            Metadata = metadata,
        }, null);
    }

    private static string? Problem(JsonElement? metadata)
    {
        if (metadata is not { } given) return null;
        if (given.ValueKind != JsonValueKind.Object
            || !given.TryGetProperty("event_type", out var type) || type.ValueKind != JsonValueKind.String
            || !given.TryGetProperty("event_payload", out var payload) || payload.ValueKind != JsonValueKind.Object)
        {
            return "invalid_metadata_format";
        }

        return given.GetRawText().Length > MetadataLimit ? "metadata_too_large" : null;
    }

    [GeneratedRegex(@"^\d{10}\.\d{6}$")]
    private static partial Regex Timestamp();
}

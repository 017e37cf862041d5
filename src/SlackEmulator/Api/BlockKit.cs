using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>The limits of Block Kit that Slack enforces.</summary>
internal static class BlockKit
{
    public const int MessageLimit = 50;
    public const int ViewLimit = 100;

    /// <summary>What is wrong with the blocks in Slack's words, or null.</summary>
    public static string? Problem(JsonElement blocks, int limit)
    {
        if (blocks.GetArrayLength() > limit) return $"no more than {limit} items allowed [json-pointer:/blocks]";

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            var at = $"/blocks/{index++}";
            if (Block(block, at) is { } problem) return problem;
            if (Text(block, "block_id") is { } id && !ids.Add(id)) return $"block_id already exists [json-pointer:{at}/block_id]";
        }

        return null;
    }

    /// <summary>The blocks with a block id each, as Slack completes them.</summary>
    public static JsonElement WithIds(JsonElement blocks)
    {
        if (blocks.EnumerateArray().All(b => b.TryGetProperty("block_id", out _))) return blocks;

        var array = JsonNode.Parse(blocks.GetRawText())!.AsArray();
        foreach (var block in array) block!["block_id"] ??= Guid.NewGuid().ToString("N")[..5];
        return JsonSerializer.SerializeToElement(array);
    }

    private static string? Block(JsonElement block, string at)
    {
        if (block.ValueKind != JsonValueKind.Object) return $"must be an object [json-pointer:{at}]";
        if (TooLong(block, "block_id", 255, at) is { } idTooLong) return idTooLong;

        switch (Text(block, "type"))
        {
            case "section":
                return block.TryGetProperty("text", out var text) ? TextObject(text, 3000, $"{at}/text")
                    : block.TryGetProperty("fields", out _) ? Each(block, "fields", 10, at, (field, where) => TextObject(field, 2000, where))
                    : $"missing required field: text [json-pointer:{at}]";
            case "header":
                return block.TryGetProperty("text", out var header)
                    ? TextObject(header, 150, $"{at}/text")
                    : $"missing required field: text [json-pointer:{at}]";
            case "context":
                return Each(block, "elements", 10, at, (element, where) => Text(element, "type") == "image" ? null : TextObject(element, 3000, where));
            case "actions":
                return Each(block, "elements", 25, at, Element);
            case "divider" or "image" or "input" or "rich_text" or "video" or "file" or "markdown" or "table" or "context_actions":
                return null;
            case { } unknown:
                return $"unsupported type: {unknown} [json-pointer:{at}/type]";
            default:
                return $"missing required field: type [json-pointer:{at}]";
        }
    }

    private static string? Element(JsonElement element, string at)
    {
        if (Text(element, "type") != "button") return Text(element, "type") is null ? $"missing required field: type [json-pointer:{at}]" : null;
        if (!element.TryGetProperty("text", out var text)) return $"missing required field: text [json-pointer:{at}]";
        if (Text(text, "type") != "plain_text") return $"must be a plain_text object [json-pointer:{at}/text]";
        if (Text(element, "style") is { } style and not ("primary" or "danger")) return $"invalid style: {style} [json-pointer:{at}/style]";

        return TextObject(text, 75, $"{at}/text") ?? TooLong(element, "value", 2000, at) ?? TooLong(element, "action_id", 255, at)
            ?? TooLong(element, "url", 3000, at) ?? TooLong(element, "accessibility_label", 75, at);
    }

    private static string? Each(JsonElement block, string name, int limit, string at, Func<JsonElement, string, string?> check)
    {
        if (!block.TryGetProperty(name, out var elements) || elements.ValueKind != JsonValueKind.Array || elements.GetArrayLength() == 0)
        {
            return $"missing required field: {name} [json-pointer:{at}]";
        }

        if (elements.GetArrayLength() > limit) return $"no more than {limit} items allowed [json-pointer:{at}/{name}]";
        return elements.EnumerateArray().Select((element, i) => check(element, $"{at}/{name}/{i}")).FirstOrDefault(p => p is not null);
    }

    private static string? TextObject(JsonElement text, int limit, string at) =>
        Text(text, "type") is not ("plain_text" or "mrkdwn") ? $"must be a text object [json-pointer:{at}]"
        : string.IsNullOrEmpty(Text(text, "text")) ? $"must be more than 0 characters [json-pointer:{at}/text]"
        : TooLong(text, "text", limit, at);

    private static string? TooLong(JsonElement element, string name, int limit, string at) =>
        Text(element, name)?.Length > limit ? $"must be less than {limit + 1} characters [json-pointer:{at}/{name}]" : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

using System.Text.Json;

namespace Pokemanager.SlackEmulator;

/// <summary>A button of a message.</summary>
/// <param name="ActionId">What the app calls it.</param>
/// <param name="BlockId">The block it stands in.</param>
/// <param name="Text">Its label.</param>
/// <param name="Value">What the app gets back.</param>
/// <param name="Style"><c>primary</c>, <c>danger</c> or null.</param>
/// <param name="Url">Where it leads; null for most.</param>
/// <param name="Json">The element as the app wrote it.</param>
public sealed record EmulatedButton(
    string ActionId, string BlockId, string Text, string? Value, string? Style, string? Url, JsonElement Json)
{
    internal static IReadOnlyList<EmulatedButton> In(JsonElement? blocks)
    {
        if (blocks is not { ValueKind: JsonValueKind.Array } array) return [];

        List<EmulatedButton> buttons = [];
        foreach (var block in array.EnumerateArray())
        {
            var blockId = Member(block, "block_id") ?? "";
            if (block.TryGetProperty("elements", out var elements) && elements.ValueKind == JsonValueKind.Array)
            {
                foreach (var element in elements.EnumerateArray()) Add(buttons, element, blockId);
            }

            if (block.TryGetProperty("accessory", out var accessory)) Add(buttons, accessory, blockId);
        }

        return buttons;
    }

    private static void Add(List<EmulatedButton> buttons, JsonElement element, string blockId)
    {
        if (element.ValueKind != JsonValueKind.Object || Member(element, "type") != "button") return;

        var label = element.TryGetProperty("text", out var text) ? Member(text, "text") : null;
        buttons.Add(new EmulatedButton(
            Member(element, "action_id") ?? "", blockId, label ?? "", Member(element, "value"), Member(element, "style"),
            Member(element, "url"), element));
    }

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

using System.Text.Json;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>What a message shows, in its text or its blocks.</summary>
internal static class ShownText
{
    public static bool Shows(this EmulatedMessage message, string text) =>
        message.Text.Contains(text, StringComparison.Ordinal)
        || (message.Blocks is { } blocks && Strings(blocks).Any(part => part.Contains(text, StringComparison.Ordinal)));

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}

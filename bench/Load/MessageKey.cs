using System.Globalization;
using System.Text.Json;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>The key that each of the bot's messages carries: which request, what kind of message and for pages which level.</summary>
internal readonly record struct MessageKey(string Request, string Kind, int Level, string Text)
{
    public static MessageKey? Of(EmulatedMessage message)
    {
        if (message.Metadata is not { ValueKind: JsonValueKind.Object } metadata
            || !metadata.TryGetProperty("event_payload", out var payload)
            || !payload.TryGetProperty("key", out var key)
            || key.GetString() is not { } text
            || text.IndexOf('#', StringComparison.Ordinal) is not (> 0 and var hash))
        {
            return null;
        }

        var parts = text[(hash + 1)..].Split(':');
        var level = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1;
        return new MessageKey(text[..hash], parts[0], level, text);
    }
}

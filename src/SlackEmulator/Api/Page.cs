using System.Text;
using System.Text.Json;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>One page of a list, and the cursor of the next.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string NextCursor)
{
    private const string Prefix = "next:";

    /// <summary>The page that the call asks for, or the error that Slack gives instead.</summary>
    public static (Page<T>? Page, ApiAnswer? Refusal) Of(IReadOnlyList<T> all, ApiRequest request, int defaultLimit)
    {
        if (request.Text("limit") is not null && request.Number("limit") is not > 0) return (null, ApiAnswer.Refused("invalid_limit"));

        var limit = Math.Min(request.Number("limit") ?? defaultLimit, request.Slack.Options.MaxPage);
        var from = 0;
        if (request.Text("cursor") is { } cursor && !TryRead(cursor, out from)) return (null, ApiAnswer.Refused("invalid_cursor"));

        var items = all.Skip(from).Take(limit).ToList();
        var next = from + items.Count < all.Count ? Write(from + items.Count) : "";
        return (new Page<T>(items, next), null);
    }

    public void WriteCursor(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("response_metadata");
        writer.WriteString("next_cursor", NextCursor);
        writer.WriteEndObject();
    }

    private static string Write(int offset) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Prefix}{offset}"));

    private static bool TryRead(string cursor, out int offset)
    {
        offset = 0;
        Span<byte> bytes = stackalloc byte[64];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length)) return false;

        var text = Encoding.ASCII.GetString(bytes[..length]);
        return text.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(text.AsSpan(Prefix.Length), out offset) && offset >= 0;
    }
}

using System.Text.Json;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>What a method answers: an error code, or the members beside <c>ok: true</c>.</summary>
internal sealed class ApiAnswer
{
    private ApiAnswer(string? error, Action<Utf8JsonWriter>? members)
    {
        Error = error;
        Members = members;
    }

    public static ApiAnswer Ok { get; } = new(null, null);

    public string? Error { get; }

    public Action<Utf8JsonWriter>? Members { get; }

    public static ApiAnswer With(Action<Utf8JsonWriter> members) => new(null, members);

    public static ApiAnswer Refused(string error) => new(error, null);

    /// <summary>An error with Slack's explanation of it.</summary>
    public static ApiAnswer Refused(string error, string explanation) => new(error, writer =>
    {
        writer.WriteStartObject("response_metadata");
        writer.WriteStartArray("messages");
        writer.WriteStringValue($"[ERROR] {explanation}");
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static ApiAnswer MissingScope(string needed, IEnumerable<string> provided) => new("missing_scope", writer =>
    {
        writer.WriteString("needed", needed);
        writer.WriteString("provided", string.Join(',', provided.Order(StringComparer.Ordinal)));
    });

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("ok", Error is null);
        if (Error is not null) writer.WriteString("error", Error);
        Members?.Invoke(writer);
    }
}

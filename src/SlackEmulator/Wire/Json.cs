using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pokemanager.SlackEmulator.Wire;

/// <summary>Writing JSON the way Slack spells it.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // The writers here are fixed code; what apps send in was parsed before.
        SkipValidation = true,
    };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? spare;

    /// <summary>The bytes of one object with the members that <paramref name="members"/> writes.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> members)
    {
        var pair = spare ?? NewPair();
        spare = null; // A nested call takes its own.
        pair.Buffer.ResetWrittenCount();
        pair.Writer.Reset();
        pair.Writer.WriteStartObject();
        members(pair.Writer);
        pair.Writer.WriteEndObject();
        pair.Writer.Flush();
        var bytes = pair.Buffer.WrittenSpan.ToArray();
        if (pair.Buffer.Capacity < 64 * 1024) spare = pair;
        return bytes;
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) NewPair()
    {
        var buffer = new ArrayBufferWriter<byte>();
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }

    public static JsonElement Element(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is not { } element) return;
        writer.WritePropertyName(name);
        element.WriteTo(writer);
    }

    public static void WriteStrings(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}

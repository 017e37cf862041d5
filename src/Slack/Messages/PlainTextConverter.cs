using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>Writes a text as a plain text object.</summary>
internal sealed class PlainTextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Blocks are only written.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "plain_text"u8);
        writer.WriteString("text"u8, value);
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>Writes a text as a mark-up object in which nothing is linked automatically.</summary>
internal sealed class MrkdwnConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Blocks are only written.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "mrkdwn"u8);
        writer.WriteString("text"u8, text);
        writer.WriteBoolean("verbatim"u8, true);
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>Writes texts as mark-up objects.</summary>
internal sealed class MrkdwnListConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Blocks are only written.");

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
        {
            MrkdwnConverter.Write(writer, text);
        }

        writer.WriteEndArray();
    }
}

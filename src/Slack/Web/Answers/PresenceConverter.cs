using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>Reads whether an object is there, whatever it holds.</summary>
internal sealed class PresenceConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            return true;
        }

        return reader.TokenType is not (JsonTokenType.Null or JsonTokenType.False);
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

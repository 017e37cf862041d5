using System.Text.Json;

namespace Pokemanager.Slack;

/// <summary>Reads JSON of doubtful shape: what is missing or of another kind is null, never an exception.</summary>
internal static class JsonElementExtensions
{
    extension(JsonElement element)
    {
        public JsonElement? Child(string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var child)
            && child.ValueKind is JsonValueKind.Object
                ? child
                : null;

        public JsonElement? First(string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var list)
            && list.ValueKind is JsonValueKind.Array && list.GetArrayLength() > 0
                ? list[0]
                : null;

        public string? Text(string name)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out var value)
                || value.ValueKind is not JsonValueKind.String)
            {
                return null;
            }

            try
            {
                return value.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, or bytes that are no UTF-8.
                return null;
            }
        }

        public bool Is(string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.True;

        public bool Has(string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

        public long? Number(string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number)
                ? number
                : null;
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Storage;

/// <summary>States as JSON that people can read: names of members and enums, no type names, unknown members passed over.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = JsonTypeInfoResolver.Combine(RequestStateJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    private static readonly JsonWriterOptions Readable = new() { Encoder = Options.Encoder };

    /// <summary>UTF-8.</summary>
    public static byte[] Write<T>(T state)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(buffer, Readable);
        JsonSerializer.Serialize(writer, state, Generated<T>() ?? Options.GetTypeInfo(typeof(T)));
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="StorageException">The text is no <typeparamref name="T"/>.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, string grain, string file)
    {
        try
        {
            var state = JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException("it is null");
            return state is RequestState { SchemaVersion: > RequestState.KnownSchema and var version }
                ? throw new JsonException($"its schema is {version}, this version knows {RequestState.KnownSchema}")
                : state;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new StorageException(
                $"storage {file}: the state of {grain} cannot be read as {typeof(T).Name}. "
                + $"Was it changed by hand, or by a newer version? ({e.Message})",
                e);
        }
    }

    // With its own options, unlike with ours, the generated code writes a request without asking each member how.
    private static JsonTypeInfo? Generated<T>() => RequestStateJson.Default.GetTypeInfo(typeof(T));
}

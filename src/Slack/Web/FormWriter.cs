using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pokemanager.Slack;

/// <summary>Writes a form-encoded body into a pooled buffer.</summary>
internal ref struct FormWriter()
{
    // In a body, unlike in an address, JSON's punctuation means nothing and may stand as it is: half the size for a message with blocks.
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~{}[]\":,/<>|*!'()@$?\\^`"u8);

    // The body is no page, so its JSON needs none of the escapes that guard pages.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int length;

    /// <summary>Adds a field; a null value leaves it out.</summary>
    public void Add(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null) return;

        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        Add(name, utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    /// <summary>Adds a field whose value is JSON; a null value leaves it out.</summary>
    public void AddJson<T>(ReadOnlySpan<byte> name, T? value, JsonTypeInfo<T> type)
        where T : class
    {
        if (value is null) return;

        var json = scratch ??= new ArrayBufferWriter<byte>(4096);
        json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(json, JsonOptions))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        Add(name, json.WrittenSpan);
    }

    /// <summary>The body. The buffer goes back to the pool and the writer cannot be used again.</summary>
    public byte[] Complete()
    {
        // A copy, because a cancelled request may still be reading its body when the pool lends the buffer to another.
        var body = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
        return body;
    }

    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Reserve(name.Length + 2 + (3 * value.Length));
        if (length > 0) buffer[length++] = (byte)'&';
        name.CopyTo(buffer.AsSpan(length));
        length += name.Length;
        buffer[length++] = (byte)'=';
        while (!value.IsEmpty)
        {
            var plain = value.IndexOfAnyExcept(Plain);
            if (plain < 0) plain = value.Length;
            value[..plain].CopyTo(buffer.AsSpan(length));
            length += plain;
            if (plain == value.Length) return;

            Escape(value[plain]);
            value = value[(plain + 1)..];
        }
    }

    private void Escape(byte value)
    {
        if (value == (byte)' ')
        {
            buffer[length++] = (byte)'+';
            return;
        }

        const string Hex = "0123456789ABCDEF";
        buffer[length++] = (byte)'%';
        buffer[length++] = (byte)Hex[value >> 4];
        buffer[length++] = (byte)Hex[value & 15];
    }

    private void Reserve(int more)
    {
        if (buffer.Length - length >= more) return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

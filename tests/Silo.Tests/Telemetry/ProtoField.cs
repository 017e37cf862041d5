using System.Text;

namespace Pokemanager.Silo.Tests.Telemetry;

/// <summary>One field of a protobuf message: the number it has in its schema, and a number or bytes.</summary>
internal readonly record struct ProtoField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    /// <summary>The fields of a message in the order in which they were written.</summary>
    public static IEnumerable<ProtoField> Of(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    yield return new ProtoField(number, Varint(ref message), default);
                    break;
                case 1:
                    yield return new ProtoField(number, BitConverter.ToUInt64(message.Span), default);
                    message = message[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref message);
                    yield return new ProtoField(number, 0, message[..length]);
                    message = message[length..];
                    break;
                case 5:
                    yield return new ProtoField(number, BitConverter.ToUInt32(message.Span), default);
                    message = message[4..];
                    break;
                case var type:
                    throw new InvalidDataException($"Field {number} is of type {type}.");
            }
        }
    }

    /// <summary>The fields with this number of a message that this field holds.</summary>
    public IEnumerable<ProtoField> All(int number) => Of(Bytes).Where(field => field.Number == number);

    /// <summary>The last of <see cref="All"/>; an empty field when there is none.</summary>
    public ProtoField Get(int number) => All(number).LastOrDefault();

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message.Span[0];
            message = message[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}

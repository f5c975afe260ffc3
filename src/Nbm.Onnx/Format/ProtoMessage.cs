using System.Text;
using Google.Protobuf;

namespace Nbm.Export.Onnx.Format;

/// <summary>A message of protocol buffers: fields by their numbers, in the order that they were added.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Number, object Value)> _fields = [];
    private int _size;

    /// <summary>Adds a whole number, or a member of an enum.</summary>
    public void Number(int field, long value) => Add(field, value, CodedOutputStream.ComputeInt64Size(value));

    /// <summary>Adds a text in UTF-8; what isn't valid Unicode becomes U+FFFD.</summary>
    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds a text, if there is one.</summary>
    public void OptionalText(int field, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Text(field, value);
        }
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Bytes(int field, ReadOnlyMemory<byte> value) => Add(field, value, SizeWithLength(value.Length));

    /// <summary>Adds a message, to which nothing more may be added.</summary>
    public void Message(int field, ProtoMessage value) => Add(field, value, SizeWithLength(value._size));

    /// <summary>Writes the message, and leaves the stream open.</summary>
    public void WriteTo(Stream stream)
    {
        using var output = new CodedOutputStream(stream, leaveOpen: true);
        WriteTo(output);
    }

    private void WriteTo(CodedOutputStream output)
    {
        foreach ((int number, object value) in _fields)
        {
            output.WriteTag(number, value is long ? WireFormat.WireType.Varint : WireFormat.WireType.LengthDelimited);
            switch (value)
            {
                case long whole:
                    output.WriteInt64(whole);
                    break;
                case ReadOnlyMemory<byte> bytes:
                    output.WriteBytes(UnsafeByteOperations.UnsafeWrap(bytes));
                    break;
                case ProtoMessage message:
                    output.WriteLength(message._size);
                    message.WriteTo(output);
                    break;
            }
        }
    }

    private static int SizeWithLength(int length) => checked(CodedOutputStream.ComputeLengthSize(length) + length);

    private void Add(int number, object value, int size)
    {
        _fields.Add((number, value));
        _size = checked(_size + CodedOutputStream.ComputeTagSize(number) + size);
    }
}

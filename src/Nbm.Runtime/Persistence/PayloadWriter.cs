using System.Buffers;
using System.Buffers.Binary;

namespace Nbm.Persistence;

/// <summary>Writes the primitives of a file, little-endian. Texts are UTF-16, so that any text survives; −1 stands for null.</summary>
internal sealed class PayloadWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Boolean(bool value) => Byte((byte)(value ? 1 : 0));

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Text(string value)
    {
        Int32(value.Length);
        Span<byte> room = _bytes.GetSpan(2 * value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(room[(2 * i)..], value[i]);
        }

        _bytes.Advance(2 * value.Length);
    }

    public void OptionalText(string? value)
    {
        if (value is null)
        {
            Int32(-1);
        }
        else
        {
            Text(value);
        }
    }

    public void Texts(ReadOnlySpan<string> values)
    {
        Int32(values.Length);
        foreach (string value in values)
        {
            Text(value);
        }
    }

    public void Int32s(ReadOnlySpan<int> values)
    {
        Int32(values.Length);
        foreach (int value in values)
        {
            Int32(value);
        }
    }

    public void Int64s(ReadOnlySpan<long> values)
    {
        Int32(values.Length);
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(8), value);
            _bytes.Advance(8);
        }
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        Int32(values.Length);
        foreach (double value in values)
        {
            Double(value);
        }
    }

    public void Floats(ReadOnlySpan<float> values)
    {
        Int32(values.Length);
        Span<byte> room = _bytes.GetSpan(4 * values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(room[(4 * i)..], values[i]);
        }

        _bytes.Advance(4 * values.Length);
    }
}

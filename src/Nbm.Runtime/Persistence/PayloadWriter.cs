using System.Buffers.Binary;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>Writes the primitives of a file, little-endian. Texts are UTF-16, so that any text survives; −1 stands for null.</summary>
internal sealed class PayloadWriter
{
    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Where it is written, and how much of it.</summary>
    public (byte[] Bytes, int Length) Buffer => (_bytes, _length);

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);

    public void Boolean(bool value) => Byte((byte)(value ? 1 : 0));

    public void Byte(byte value) => Room(1)[0] = value;

    public void Text(string value)
    {
        Int32(value.Length);
        Span<byte> room = Room(2 * value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(room[(2 * i)..], value[i]);
        }
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
            Int64(value);
        }
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        Int32(values.Length);
        DoubleValues(values);
    }

    public void Floats(ReadOnlySpan<float> values)
    {
        Int32(values.Length);
        FloatValues(values);
    }

    /// <summary>Numbers without their count.</summary>
    public void DoubleValues(ReadOnlySpan<double> values)
    {
        Span<byte> room = Room(8 * values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(room[(8 * i)..], values[i]);
        }
    }

    /// <inheritdoc cref="DoubleValues"/>
    public void FloatValues(ReadOnlySpan<float> values)
    {
        Span<byte> room = Room(4 * values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(room[(4 * i)..], values[i]);
        }
    }

    /// <summary>Tensors with their number before them, as <see cref="FileTensor.ReadAll"/> reads them.</summary>
    public void Tensors(IReadOnlyList<FileTensor> tensors)
    {
        Int32(tensors.Count);
        foreach (FileTensor tensor in tensors)
        {
            Text(tensor.Name);
            Byte((byte)(tensor.Doubles is null ? 1 : 2));
            Int32s(tensor.Shape);
            FloatValues(tensor.Singles);
            DoubleValues(tensor.Doubles);
        }
    }

    /// <summary>Bytes with their number before them, an <c>int64</c>.</summary>
    public void Measured(Action<PayloadWriter> write)
    {
        int start = _length;
        Int64(0);
        write(this);
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(start), _length - start - 8);
    }

    private Span<byte> Room(int count)
    {
        int end = checked(_length + count);
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Max(end, Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }

        _length = end;
        return _bytes.AsSpan(end - count, count);
    }
}

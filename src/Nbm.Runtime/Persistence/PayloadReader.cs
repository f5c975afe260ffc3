using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Nbm.Persistence;

/// <summary>
/// Reads the primitives of a file. A count is compared with the bytes at hand before anything is allocated, so no file asks for much more
/// memory than it has bytes.
/// </summary>
internal sealed class PayloadReader(byte[] bytes)
{
    private int _position;

    private Func<string>? _text;
    private string? _name;
    private string _repeated = string.Empty;

    /// <summary>What is being read, for errors.</summary>
    public string Where
    {
        get => _name is null ? field : $"{field} {Cited.Text(_name)}";
        set => (field, _name) = (value, null);
    } = "the schema";

    public bool AtEnd => _position == bytes.Length;

    /// <summary>Which of many is being read, for errors, which alone put it into words.</summary>
    public void WhereIs(string what, string name) => (Where, _name) = (what, name);

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public byte Byte() => Take(1)[0];

    public bool Boolean() => Byte() switch
    {
        0 => false,
        1 => true,
        byte other => throw Wrong($"{other} is neither 0 nor 1"),
    };

    /// <summary>How many items of at least so many bytes follow.</summary>
    public int Count(int bytesPerItem, string what) => Room(Int32(), bytesPerItem, what);

    /// <summary>A count, if so many items of at least so many bytes can follow.</summary>
    public int Room(int count, int bytesPerItem, string what) => count >= 0 && count <= (bytes.Length - _position) / bytesPerItem
        ? count
        : throw Wrong($"{count} {what} can't follow, {bytes.Length - _position} bytes do");

    public string Text() => OptionalText() ?? throw Wrong("a text is missing");

    public string? OptionalText()
    {
        if (bytes.Length - _position >= 4 && BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(_position)) == -1)
        {
            _position += 4;
            return null;
        }

        int length = Count(2, "characters");
        return string.Create(length, Take(2 * length), static (text, from) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(from[(2 * i)..]);
            }
        });
    }

    /// <summary>A text that is often the same as the one that was read so before, which then serves again.</summary>
    public string RepeatedText()
    {
        int length = bytes.Length - _position >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(_position)) : -1;
        if (length == _repeated.Length && 2 * length <= bytes.Length - _position - 4)
        {
            ReadOnlySpan<byte> from = bytes.AsSpan(_position + 4, 2 * length);
            int i = 0;
            while (i < length && BinaryPrimitives.ReadUInt16LittleEndian(from[(2 * i)..]) == _repeated[i])
            {
                i++;
            }

            if (i == length)
            {
                _position += 4 + (2 * length);
                return _repeated;
            }
        }

        return _repeated = Text();
    }

    public ImmutableArray<string> Texts() => Items(4, "texts", _text ??= Text);

    public ImmutableArray<int> Int32s()
    {
        int count = Count(4, "whole numbers");
        int[] values = count == 0 ? [] : new int[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Int32();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public ImmutableArray<double> Doubles()
    {
        int count = Count(8, "numbers");
        double[] values = count == 0 ? [] : new double[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Double();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public ImmutableArray<float> Floats()
    {
        var values = new float[Count(4, "numbers")];
        ReadOnlySpan<byte> from = Take(4 * values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(from[(4 * i)..]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>A count and as many items of at least so many bytes; no more than there can be.</summary>
    public ImmutableArray<T> Items<T>(int bytesPerItem, string what, Func<T> read, int most = int.MaxValue)
    {
        int count = Count(bytesPerItem, what);
        T[] items = count <= most ? count == 0 ? [] : new T[count] : throw Wrong($"{count} {what} can't be, {most} at most");
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>An exception that says where.</summary>
    public NbmFormatException Wrong(string what, Exception? inner = null) =>
        new($"The file is damaged in {Where}, byte {ModelHeader.Length + _position}: {what}.", inner);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - _position)
        {
            throw Wrong($"{count} bytes are needed, {bytes.Length - _position} follow");
        }

        _position += count;
        return bytes.AsSpan(_position - count, count);
    }
}

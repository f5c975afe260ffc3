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

    /// <summary>What is being read, for errors.</summary>
    public string Where { get; set; } = "the schema";

    public bool AtEnd => _position == bytes.Length;

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

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

    public ImmutableArray<string> Texts() => Items(4, "texts", Text);

    public ImmutableArray<int> Int32s() => Items(4, "whole numbers", Int32);

    public ImmutableArray<double> Doubles() => Items(8, "numbers", Double);

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
        var items = new T[Count(bytesPerItem, what) is var count && count <= most ? count : throw Wrong($"{count} {what} can't be, {most} at most")];
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

using System;
using System.Globalization;

namespace Nbm.Freezing;

/// <summary>Reads the primitives of a model file, little-endian. A count is compared with the bytes that are left before anything is allocated.</summary>
internal sealed class FileCursor(byte[] bytes, int position)
{
    private int _position = position;

    /// <summary>What is being read, for errors.</summary>
    public string Where { get; set; } = "the schema";

    public byte Byte() => bytes[Take(1)];

    public bool Boolean() => Byte() switch
    {
        0 => false,
        1 => true,
        byte other => throw Wrong($"{other} is neither 0 nor 1"),
    };

    public int Int32()
    {
        int at = Take(4);
        return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    }

    public long Int64()
    {
        uint low = unchecked((uint)Int32());
        return ((long)Int32() << 32) | low;
    }

    public double Double()
    {
        int at = Take(8);
        return BitConverter.IsLittleEndian ? BitConverter.ToDouble(bytes, at) : BitConverter.ToDouble(Reversed(at, 8), 0);
    }

    public string Text() => OptionalText() ?? throw Wrong("a text is missing");

    public string? OptionalText()
    {
        int length = Int32();
        if (length == -1)
        {
            return null;
        }

        var text = new char[Fit(length, 2, "characters")];
        int at = Take(2 * text.Length);
        for (int i = 0; i < text.Length; i++, at += 2)
        {
            text[i] = (char)(bytes[at] | (bytes[at + 1] << 8));
        }

        return new string(text);
    }

    public string[] Texts() => Items(4, "texts", Text);

    public int[] Int32s() => Items(4, "whole numbers", Int32);

    public double[] Doubles() => Items(8, "numbers", Double);

    public float[] Floats()
    {
        var values = new float[Fit(Int32(), 4, "numbers")];
        int at = Take(4 * values.Length);
        for (int i = 0; i < values.Length; i++, at += 4)
        {
            values[i] = BitConverter.IsLittleEndian ? BitConverter.ToSingle(bytes, at) : BitConverter.ToSingle(Reversed(at, 4), 0);
        }

        return values;
    }

    /// <summary>A count and as many items of at least so many bytes.</summary>
    public T[] Items<T>(int bytesPerItem, string what, Func<T> read)
    {
        var items = new T[Fit(Int32(), bytesPerItem, what)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }

    /// <summary>An exception that says where.</summary>
    public FrozenFormatException Wrong(string what) =>
        new(string.Format(CultureInfo.InvariantCulture, "it is damaged in {0}, byte {1}: {2}", Where, _position, what));

    private int Fit(int count, int bytesPerItem, string what) => count >= 0 && count <= (bytes.Length - _position) / bytesPerItem
        ? count
        : throw Wrong($"{count} {what} can't follow, {bytes.Length - _position} bytes do");

    private int Take(int count)
    {
        if (count > bytes.Length - _position)
        {
            throw Wrong($"{count} bytes are needed, {bytes.Length - _position} follow");
        }

        _position += count;
        return _position - count;
    }

    private byte[] Reversed(int at, int count)
    {
        var reversed = new byte[count];
        Array.Copy(bytes, at, reversed, 0, count);
        Array.Reverse(reversed);
        return reversed;
    }
}

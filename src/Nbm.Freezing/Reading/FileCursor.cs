using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Nbm.Freezing;

/// <summary>
/// Reads the primitives of a file, little-endian, from a part of its bytes. A count is compared with the bytes that are left before
/// anything is allocated, so no file asks for
/// much more memory than it has bytes.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="position">Where the part begins.</param>
/// <param name="end">Where it ends.</param>
/// <param name="origin">Where in the file the bytes begin, for errors.</param>
/// <param name="part">What the part is, for errors: "the section 'terms'"; null for all that follows a header.</param>
internal sealed class FileCursor(byte[] bytes, int position, int end, int origin, string? part = null)
{
    private string _what = part ?? "its contents";
    private string? _name;
    private string _repeated = string.Empty;
    private Func<string>? _text;

    /// <summary>What is being read, for errors.</summary>
    public string Where
    {
        get => _name is null ? _what : $"{_what} {NameRule.Cited(_name)}";
        set => (_what, _name) = (value, null);
    }

    /// <summary>Where it is.</summary>
    public int Position => position;

    /// <summary>How many bytes are left.</summary>
    public int Left => end - position;

    public bool AtEnd => position == end;

    /// <summary>Which of many is being read, for errors, which alone put it into words.</summary>
    public void WhereIs(string what, string name) => (_what, _name) = (what, name);

    /// <summary>A place of these bytes as one of the file.</summary>
    public int Place(int at) => origin + at;

    /// <summary>A cursor over another part of the same file.</summary>
    public FileCursor Part(int from, int to, string name) => new(bytes, from, to, origin, name);

    public byte Byte() => bytes[Take(1)];

    public bool Boolean() => Byte() switch
    {
        0 => false,
        1 => true,
        byte other => throw Wrong($"{Number(other)} is neither 0 nor 1"),
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

    public double Double() => BitConverter.Int64BitsToDouble(Int64());

    public string Text() => OptionalText() ?? throw Wrong("a text is missing");

    public string? OptionalText() => Int32() is not -1 and int length ? Characters(Room(length, 2, "characters")) : null;

    /// <summary>A text that is often the same as the one that was read so before, which then serves again.</summary>
    public string RepeatedText()
    {
        int start = position, length = Int32();
        bool isSame = length == _repeated.Length && 2 * length <= Left;
        for (int i = 0; isSame && i < length; i++)
        {
            isSame = _repeated[i] == (char)(bytes[position + (2 * i)] | (bytes[position + (2 * i) + 1] << 8));
        }

        position = isSame ? position + (2 * length) : start;
        return isSame ? _repeated : _repeated = Text();
    }

    public string[] Texts() => Items(4, "texts", _text ??= Text);

    public int[] Int32s() => Values<int>(Int32(), 4, "whole numbers");

    public long[] Int64s() => Values<long>(Int32(), 8, "numbers");

    public double[] Doubles() => Values<double>(Int32(), 8, "numbers");

    public float[] Floats() => Values<float>(Int32(), 4, "numbers");

    /// <summary>So many numbers of so many bytes each.</summary>
    public T[] Values<T>(int count, int bytesPerItem, string what)
        where T : struct
    {
        T[] values = Room(count, bytesPerItem, what) == 0 ? [] : new T[count];
        int at = Take(count * bytesPerItem);
        Buffer.BlockCopy(bytes, at, values, 0, count * bytesPerItem);
        if (!BitConverter.IsLittleEndian)
        {
            Span<byte> swapped = MemoryMarshal.Cast<T, byte>(values.AsSpan());
            for (int i = 0; i < count; i++)
            {
                swapped.Slice(i * bytesPerItem, bytesPerItem).Reverse();
            }
        }

        return values;
    }

    /// <summary>A count and as many items of at least so many bytes; no more than there can be.</summary>
    public T[] Items<T>(int bytesPerItem, string what, Func<T> read, int most = int.MaxValue)
    {
        int count = Count(bytesPerItem, what);
        T[] items = count <= most ? count == 0 ? [] : new T[count]
            : throw Wrong($"{Number(count)} {what} can't be, {Number(most)} at most");
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }

    /// <summary>How many items of at least so many bytes follow.</summary>
    public int Count(int bytesPerItem, string what) => Room(Int32(), bytesPerItem, what);

    /// <summary>A count, if so many items of at least so many bytes can follow.</summary>
    public int Room(int count, int bytesPerItem, string what) => count >= 0 && count <= Left / bytesPerItem
        ? count
        : throw Wrong($"{Number(count)} {what} can't follow, {Number(Left)} bytes do{Within}");

    /// <summary>Refuses items that take more of the file, here and elsewhere, than it has bytes: what makes many objects of few bytes is
    /// refused before any is made.</summary>
    public void MustHold(int count, int bytesPerItem, string what)
    {
        if (count > bytes.Length / bytesPerItem)
        {
            throw Wrong($"{Number(count)} {what} can't follow, the file has {Number(origin + bytes.Length)} bytes");
        }
    }

    /// <summary>Passes over so many items of so many bytes.</summary>
    public void Skip(int count, int bytesPerItem, string what) => Take(Room(count, bytesPerItem, what) * bytesPerItem);

    /// <summary>Throws if something is left.</summary>
    public void MustEnd()
    {
        if (!AtEnd)
        {
            throw Wrong($"{(Left == 1 ? "a byte is" : Number(Left) + " bytes are")} left over{Within}");
        }
    }

    /// <summary>An exception that says where.</summary>
    public FileFormatException Wrong(string what, Exception? inner = null) =>
        new($"it is damaged in {Where}, byte {Number(origin + position)}: {what}", inner);

    /// <summary>Of which part of the file it is, behind what is wrong in a part of that.</summary>
    public string Within => part is null || part == Where ? string.Empty : $" in {part}";

    private string Characters(int length)
    {
        int at = Take(2 * length);
        if (BitConverter.IsLittleEndian)
        {
            return length == 0 ? string.Empty : MemoryMarshal.Cast<byte, char>(bytes.AsSpan(at, 2 * length)).ToString();
        }

        var text = new char[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = (char)(bytes[at + (2 * i)] | (bytes[at + (2 * i) + 1] << 8));
        }

        return new string(text);
    }

    private int Take(int count)
    {
        if (count > Left)
        {
            throw Wrong($"{Number(count)} bytes are needed, {Number(Left)} follow{Within}");
        }

        position += count;
        return position - count;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

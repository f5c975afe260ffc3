using System.Buffers.Binary;

namespace Nbm.Reports;

/// <summary>
/// Numbers as a PNG of grey values (ISO/IEC 15948), as an address within a document. Not compressed, so that the same numbers are the same
/// bytes whatever compresses.
/// </summary>
internal static class GreyPicture
{
    private static readonly uint[] s_crc = [.. Enumerable.Range(0, 256).Select(n => Crc((uint)n))];

    /// <param name="values">Row by row.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="least">What is white.</param>
    /// <param name="greatest">What is black.</param>
    public static string DataUri(ReadOnlySpan<double> values, int width, double least, double greatest)
    {
        int height = values.Length / width;
        var lines = new byte[height * (width + 1)]; // Each begins with a 0: no filter.
        for (int i = 0; i < values.Length; i++)
        {
            double share = greatest > least ? Math.Clamp((values[i] - least) / (greatest - least), 0, 1) : 0;
            lines[(i / width * (width + 1)) + 1 + (i % width)] = (byte)Math.Round(255 * (1 - share));
        }

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // Bits a number; kind of colour, compression, filter and interlace are 0.
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Stored(lines));
        Chunk(file, "IEND"u8, []);
        return "data:image/png;base64," + Convert.ToBase64String(file.ToArray());
    }

    private static void Chunk(Stream to, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(type);
        to.Write(data);
        uint crc = ~Crc(data, Crc(type, uint.MaxValue));
        BinaryPrimitives.WriteUInt32BigEndian(number, crc);
        to.Write(number);
    }

    // A zlib stream of blocks that are stored as they are (RFC 1950, RFC 1951 section 3.2.4).
    private static byte[] Stored(byte[] data)
    {
        const int Most = 65535;
        using var stream = new MemoryStream();
        stream.Write([0x78, 0x01]);
        Span<byte> head = stackalloc byte[5];
        for (int first = 0; first < data.Length; first += Most)
        {
            int count = Math.Min(Most, data.Length - first);
            head[0] = (byte)(first + count == data.Length ? 1 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(head[1..], (ushort)count);
            BinaryPrimitives.WriteUInt16LittleEndian(head[3..], (ushort)~count);
            stream.Write(head);
            stream.Write(data, first, count);
        }

        uint a = 1, b = 0;
        foreach (byte value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        BinaryPrimitives.WriteUInt32BigEndian(head, (b << 16) | a);
        stream.Write(head[..4]);
        return stream.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (byte value in data)
        {
            crc = s_crc[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint Crc(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}

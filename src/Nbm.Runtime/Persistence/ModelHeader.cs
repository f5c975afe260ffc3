using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Nbm.Persistence;

/// <summary>
/// The first 48 bytes of a file: magic (4), major and minor version (2 + 2), length of the payload (8), and SHA-256 of these 16 bytes
/// and the payload (32). Little-endian.
/// </summary>
internal static class ModelHeader
{
    /// <summary>Read by this program; a reader of another major version can't.</summary>
    public const ushort Major = 1;

    /// <summary>Grows with what is added to the payload of version 1.0, for older readers to pass over or to refuse: 1 is
    /// <see cref="InferenceFormat"/>, 2 <see cref="DeclaredFormat"/>, <see cref="TaskFormat"/> and <see cref="NoiseFormat"/>, 3
    /// <see cref="ImportanceFormat"/>, <see cref="VectorFormat"/> and <see cref="SmoothnessFormat"/>, 4 <see cref="RunFormat"/>, 5
    /// <see cref="LevelFormat"/>, 6 <see cref="StratumFormat"/> and <see cref="SurvivalErrorsFormat"/>, 7
    /// <see cref="KernelFormat"/>.</summary>
    public const ushort Minor = 7;

    /// <summary>What is written of models that need nothing of later versions, so that older programs of it read them without a
    /// doubt.</summary>
    public const ushort Usual = 5;

    /// <summary>The header's length in bytes.</summary>
    public const int Length = FixedLength + SHA256.HashSizeInBytes;

    private const int FixedLength = 16;
    private const int ReadAtOnce = 1 << 20; // No more is allocated than the stream has shown, but for this.

    private static ReadOnlySpan<byte> Magic => "Nbm\u001a"u8; // As in PNG, 0x1A ends a text file that someone types out.

    public static byte[] Write(ReadOnlySpan<byte> payload, ushort minor)
    {
        var header = new byte[Length];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), Major);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), minor);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), payload.Length);
        Checksum(header, payload).CopyTo(header, FixedLength);
        return header;
    }

    /// <summary>Checks the header and the checksum, and hands the payload and its minor version over; a newer one may have added to its end.</summary>
    public static byte[] ReadPayload(Stream stream, out int minor)
    {
        var header = new byte[Length];
        int read = stream.ReadAtLeast(header, Length, throwOnEndOfStream: false);
        if (read < Magic.Length || !header.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new NbmFormatException("This is no Nbm model: it doesn't begin with 'Nbm'.");
        }

        if (read < Length)
        {
            throw new NbmFormatException($"The file ends within its header, after {read} of {Length} bytes.");
        }

        int major = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(4));
        if (major != Major)
        {
            string advice = major > Major ? "Update Nbm.Runtime to read it." : "No such version was ever written: the file is damaged.";
            throw new NbmFormatException($"The file is of format version {major}, this program reads version {Major}. {advice}");
        }

        minor = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6));
        byte[] payload = ReadBytes(stream, BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(8)));
        return Checksum(header, payload).AsSpan().SequenceEqual(header.AsSpan(FixedLength))
            ? payload
            : throw new NbmFormatException("The checksum doesn't match: the file was damaged or changed since it was saved.");
    }

    private static byte[] ReadBytes(Stream stream, long length)
    {
        if (length < 0 || length > Array.MaxLength)
        {
            throw new NbmFormatException(string.Create(
                CultureInfo.InvariantCulture, $"The header says that {length} bytes follow; a model has {Array.MaxLength} at most."));
        }

        if (stream.CanSeek && stream.Length - stream.Position < length)
        {
            throw Truncated(stream.Length - stream.Position, length);
        }

        byte[] bytes = new byte[stream.CanSeek ? length : Math.Min(length, ReadAtOnce)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (read == bytes.Length && read < length)
        {
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * read));
            read += stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
        }

        return read == length ? bytes : throw Truncated(read, length);
    }

    private static NbmFormatException Truncated(long found, long length) => new(string.Create(
        CultureInfo.InvariantCulture, $"The file is cut off: {found} of {length} bytes follow its header."));

    private static byte[] Checksum(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header[..FixedLength]);
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }
}

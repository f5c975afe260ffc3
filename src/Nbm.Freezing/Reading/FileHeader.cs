using System.Globalization;
using System.Security.Cryptography;

namespace Nbm.Freezing;

/// <summary>
/// The first 48 bytes of a file: magic (4), major and minor version (2 + 2), length of
/// the payload (8), and SHA-256 of these 16 bytes and the payload (32). Little-endian.
/// </summary>
internal sealed class FileHeader
{
    /// <summary>The header's length in bytes.</summary>
    public const int Length = FixedLength + 32;

    /// <summary>What comes before the checksum.</summary>
    public const int FixedLength = 16;

    /// <summary>The newest major version, which is written; version 1 is read as well.</summary>
    public const int Newest = 2;

    private readonly byte[] _bytes;

    private FileHeader(byte[] bytes)
    {
        _bytes = bytes;
        Major = bytes[4] | (bytes[5] << 8);
        Minor = bytes[6] | (bytes[7] << 8);
        for (int i = 7; i >= 0; i--)
        {
            PayloadLength = (PayloadLength << 8) | bytes[8 + i];
        }
    }

    public int Major { get; }

    public int Minor { get; }

    /// <summary>How many bytes follow, if it is right.</summary>
    public long PayloadLength { get; }

    /// <summary>What a file begins with; as in PNG, 0x1A ends a text file that someone types out.</summary>
    public static byte[] Magic => [(byte)'N', (byte)'b', (byte)'m', 0x1A];

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">What a file begins with.</param>
    /// <param name="count">How many bytes there are.</param>
    /// <exception cref="FileFormatException">It is none, or of another version.</exception>
    public static FileHeader Read(byte[] bytes, int count)
    {
        byte[] magic = Magic;
        for (int i = 0; i < magic.Length; i++)
        {
            if (i >= count || bytes[i] != magic[i])
            {
                throw new FileFormatException("it is no Nbm model: it doesn't begin with 'Nbm'");
            }
        }

        if (count < Length)
        {
            throw new FileFormatException($"it ends within its header, after {Number(count)} of {Number(Length)} bytes");
        }

        var header = new FileHeader(bytes);
        return header.Major switch
        {
            > 0 and <= Newest => header,
            0 => throw new FileFormatException("it says to be of format version 0, which was never written: it is damaged"),
            _ => throw new FileFormatException(
                $"it is of format version {Number(header.Major)}, this program reads versions 1 and {Number(Newest)}; update Nbm"),
        };
    }

    /// <summary>SHA-256 of the beginning of a header and of a payload.</summary>
    public static byte[] Checksum(byte[] header, byte[] bytes, int start, int count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header, 0, FixedLength);
        hash.AppendData(bytes, start, count);
        return hash.GetHashAndReset();
    }

    /// <summary>Refuses a payload that isn't the one that the header was written for.</summary>
    public void MustMatch(byte[] bytes, int start, int count)
    {
        byte[] sum = Checksum(_bytes, bytes, start, count);
        for (int i = 0; i < sum.Length; i++)
        {
            if (sum[i] != _bytes[FixedLength + i])
            {
                throw new FileFormatException("its checksum doesn't match: it was damaged or changed since it was saved");
            }
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

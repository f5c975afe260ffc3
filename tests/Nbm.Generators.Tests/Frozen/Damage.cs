using System.Buffers.Binary;
using System.Security.Cryptography;
using Nbm.Testing;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>Changes the bytes of model files (docs/model-file.md).</summary>
internal static class Damage
{
    private const int Header = 48;
    private static readonly int[] s_numbers = [-1, 0, 1, 2, 3, 4, 255, 1000, int.MaxValue, int.MinValue];

    /// <summary>The file with a length and a checksum that are right for its payload: now what is in it is to be looked at.</summary>
    public static byte[] Sealed(byte[] file)
    {
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(8), file.Length - Header);
        SHA256.HashData([.. file[..16], .. file[Header..]]).CopyTo(file.AsSpan(16));
        return file;
    }

    /// <summary>The file of another format version.</summary>
    public static byte[] OfVersion(byte[] file, byte major, byte minor)
    {
        byte[] other = [.. file];
        (other[4], other[6]) = (major, minor);
        return Sealed(other);
    }

    /// <summary>The file with one more section of its family, of three bytes.</summary>
    public static byte[] WithSection(byte[] file, string name, bool required)
    {
        FileParts parts = FileParts.Of(file);
        parts.Own.Add(new FilePart(name, required, [1, 2, 3]));
        return parts.ToFile();
    }

    /// <summary>The file as one of another family.</summary>
    public static byte[] OfFamily(byte[] file, string family)
    {
        FileParts parts = FileParts.Of(file);
        parts.Family = family;
        return parts.ToFile();
    }

    /// <summary>A file that somebody made: a few bytes, numbers or blocks of the payload are others, and it is sealed. The schema, which
    /// comes first, is hit most often.</summary>
    public static byte[] Forged(byte[] file, Random random)
    {
        List<byte> forged = [.. file];
        for (int change = random.Next(1, 3); change > 0; change--)
        {
            int reach = random.Next(4) == 0 ? forged.Count - Header : Math.Min(600, forged.Count - Header);
            int at = Header + random.Next(reach);
            switch (random.Next(5))
            {
                case 0:
                    forged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    forged[at] = (byte)(forged[at] ^ (1 << random.Next(8)));
                    break;
                case 2 when at + 4 < forged.Count:
                    byte[] number = new byte[4];
                    BinaryPrimitives.WriteInt32LittleEndian(number, s_numbers[random.Next(s_numbers.Length)]);
                    forged.RemoveRange(at, 4);
                    forged.InsertRange(at, number);
                    break;
                case 3 when at + 8 < forged.Count:
                    byte[] value = BitConverter.GetBytes(random.Next(2) == 0 ? double.NaN : double.PositiveInfinity);
                    forged.RemoveRange(at, 8);
                    forged.InsertRange(at, value);
                    break;
                default:
                    int length = Math.Min(random.Next(1, 9), forged.Count - at);
                    if (random.Next(2) == 0)
                    {
                        forged.RemoveRange(at, length);
                    }
                    else
                    {
                        forged.InsertRange(at, forged.GetRange(at, length));
                    }

                    break;
            }
        }

        return Sealed([.. forged]);
    }
}

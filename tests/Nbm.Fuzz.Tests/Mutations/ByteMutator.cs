using System.Buffers.Binary;
using System.Text;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Mutations;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutator
{
    /// <summary>Some changes, most often few.</summary>
    /// <param name="bytes">What to change.</param>
    /// <param name="other">What parts may be taken from.</param>
    /// <param name="random">Which changes.</param>
    /// <param name="tokens">Texts that mean something where the bytes are text.</param>
    public static byte[] Mutate(byte[] bytes, byte[] other, FuzzRandom random, IReadOnlyList<string>? tokens = null)
    {
        List<byte> changed = [.. bytes];
        int changes = 1 + random.Small(8);
        for (int i = 0; i < changes && changed.Count > 0; i++)
        {
            int at = random.Below(changed.Count);
            switch (random.Below(tokens is null ? 10 : 12))
            {
                case 0:
                    changed[at] ^= (byte)(1 << random.Below(8));
                    break;
                case 1:
                    changed[at] = (byte)random.Bits();
                    break;
                case 2:
                    Overwrite(changed, at, BytesOf(random));
                    break;
                case 3:
                    Overwrite(changed, at, BytesOf(random));
                    break;
                case 4:
                    changed.RemoveRange(at, Math.Min(changed.Count - at, 1 + random.Small(64)));
                    break;
                case 5:
                    changed.InsertRange(at, Enumerable.Range(0, 1 + random.Small(64)).Select(_ => (byte)random.Bits()).ToArray());
                    break;
                case 6:
                    changed.InsertRange(at, Part(changed, random));
                    break;
                case 7:
                    Overwrite(changed, at, Part(changed, random));
                    break;
                case 8:
                    int from = random.Below(other.Length);
                    Overwrite(changed, at, other.AsSpan(from, Math.Min(other.Length - from, 1 + random.Small(256))).ToArray());
                    break;
                case 9:
                    if (random.OneIn(4))
                    {
                        changed.RemoveRange(at, changed.Count - at);
                    }

                    break;
                case 10:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(random.Pick(tokens!)));
                    break;
                default:
                    Overwrite(changed, at, Encoding.UTF8.GetBytes(random.Pick(tokens!)));
                    break;
            }
        }

        return [.. changed];
    }

    private static byte[] Part(List<byte> bytes, FuzzRandom random)
    {
        int from = random.Below(bytes.Count);
        return [.. bytes.GetRange(from, Math.Min(bytes.Count - from, 1 + random.Small(256)))];
    }

    private static byte[] BytesOf(FuzzRandom random)
    {
        var bytes = new byte[8];
        switch (random.Below(3))
        {
            case 0:
                BinaryPrimitives.WriteInt32LittleEndian(bytes, Numbers.Int32(random));
                return bytes[..4];
            case 1:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, Numbers.Single(random));
                return bytes[..4];
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, Numbers.Double(random));
                return bytes;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] with)
    {
        for (int i = 0; i < with.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = with[i];
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nbm.Testing;

/// <summary>A section of a model file.</summary>
public sealed record FilePart(string Name, bool Required, byte[] Content);

/// <summary>A model file of version 2 as its family and its sections, by docs/model-file.md and not by the code that reads it. To be
/// changed and put together again.</summary>
public sealed class FileParts
{
    /// <summary>The length of the header.</summary>
    public const int Header = 48;

    /// <summary>The family's name.</summary>
    public required string Family { get; set; }

    /// <summary>The sections that every family has.</summary>
    public required List<FilePart> Common { get; init; }

    /// <summary>The sections of the family.</summary>
    public required List<FilePart> Own { get; init; }

    /// <summary>The parts of a file.</summary>
    public static FileParts Of(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        int at = Header;
        int Int32()
        {
            at += 4;
            return BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at - 4));
        }

        string Text()
        {
            int length = 2 * Int32();
            at += length;
            return Encoding.Unicode.GetString(file, at - length, length);
        }

        FilePart Part()
        {
            string name = Text();
            bool required = file[at++] == 1;
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            at += 8 + length;
            return new FilePart(name, required, file[(at - length)..at]);
        }

        List<FilePart> Parts()
        {
            int count = Int32();
            return [.. Enumerable.Range(0, count).Select(_ => Part())];
        }

        return new FileParts { Family = Text(), Common = Parts(), Own = Parts() };
    }

    /// <summary>The file that these parts are.</summary>
    public byte[] ToFile()
    {
        List<byte> file = [(byte)'N', (byte)'b', (byte)'m', 0x1A, 2, 0, 0, 0, .. new byte[40]];
        Text(file, Family);
        foreach (List<FilePart> parts in new[] { Common, Own })
        {
            file.AddRange(BitConverter.GetBytes(parts.Count));
            foreach (FilePart part in parts)
            {
                Text(file, part.Name);
                file.Add(part.Required ? (byte)1 : (byte)0);
                file.AddRange(BitConverter.GetBytes((long)part.Content.Length));
                file.AddRange(part.Content);
            }
        }

        return Repaired([.. file]);
    }

    /// <summary>Changes the contents of a section.</summary>
    public FileParts With(string name, Func<byte[], byte[]> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        List<FilePart> parts = Common.Any(part => part.Name == name) ? Common : Own;
        int index = parts.FindIndex(part => part.Name == name);
        parts[index] = parts[index] with { Content = change([.. parts[index].Content]) };
        return this;
    }

    /// <summary>The same file without a section, if it has it.</summary>
    public FileParts Without(string name) => new()
    {
        Family = Family, Common = [.. Common.Where(part => part.Name != name)], Own = [.. Own.Where(part => part.Name != name)],
    };

    /// <summary>A file whose header suits what follows it.</summary>
    public static byte[] Repaired(byte[] file, ushort? minor = null)
    {
        byte[] copy = [.. file];
        BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(6), minor ?? BinaryPrimitives.ReadUInt16LittleEndian(copy.AsSpan(6)));
        BinaryPrimitives.WriteInt64LittleEndian(copy.AsSpan(8), copy.Length - Header);
        SHA256.HashData([.. copy[..16], .. copy[Header..]]).CopyTo(copy, 16);
        return copy;
    }

    private static void Text(List<byte> file, string text)
    {
        file.AddRange(BitConverter.GetBytes(text.Length));
        file.AddRange(Encoding.Unicode.GetBytes(text));
    }
}

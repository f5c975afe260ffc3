using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>What a forger does to a model file: its length, its checksum and its schema's hash are made right again
/// (docs/model-file.md).</summary>
internal static partial class ModelBytes
{
    /// <summary>The length of the header.</summary>
    public const int Header = 48;

    /// <summary>A file whose header suits what follows it.</summary>
    public static byte[] Repaired(byte[] file)
    {
        if (file.Length >= Header)
        {
            BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(8), file.Length - Header);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(file.AsSpan(0, 16));
            hash.AppendData(file.AsSpan(Header));
            hash.GetHashAndReset().CopyTo(file, 16);
        }

        return file;
    }

    /// <summary>The hash that a loader expected; null if it had nothing against the hash.</summary>
    public static (string Expected, string Found)? HashOf(NbmFormatException e) =>
        HashPattern().Match(e.Message) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>A file whose schema's hash is right too, as a forger would make it who reads what the loader says.</summary>
    public static byte[] WithHash(byte[] file)
    {
        try
        {
            TrainedModel.Load(new MemoryStream(file));
        }
        catch (NbmFormatException e) when (HashOf(e) is { Found.Length: 64 } hashes)
        {
            int at = file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(hashes.Found));
            if (at >= 0)
            {
                Encoding.Unicode.GetBytes(hashes.Expected).CopyTo(file, at);
                return Repaired(file);
            }
        }
        catch (Exception)
        {
            // The target meets it again, and looks at it.
        }

        return file;
    }

    [GeneratedRegex("the schema's hash is ([0-9a-f]{64}), but the (?:file|document) says ([0-9a-f]*)")]
    private static partial Regex HashPattern();
}

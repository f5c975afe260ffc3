using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Nbm.Training;

/// <summary>
/// What rows a cross-validation was of, as a hash of what they say: targets, weights and all that stands beside them, and the features. The levels of open categories are left
/// out, since options decide which are learned.
/// </summary>
internal static class RowsIdentity
{
    public static string Of<TRecord>(LabelledRows<TRecord> labelled, EncodedRows encoded, ModelSchema schema)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add<double>(hash, labelled.Targets);
        Add<double>(hash, labelled.Weights);
        Add(hash, labelled.Offsets);
        Add(hash, labelled.Events);
        Add(hash, labelled.Entries);
        foreach (string text in labelled.Texts.Concat(labelled.Strata ?? []))
        {
            Add<char>(hash, text.ToCharArray());
        }

        for (int f = 0; f < schema.Features.Length; f++)
        {
            if (schema.Features[f].Kind != FeatureKind.OpenCategory)
            {
                Add(hash, encoded.Columns[f]);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each with its length before it, so that no two lists of columns are one run of bytes.
    private static void Add<T>(IncrementalHash hash, T[]? values)
        where T : struct
    {
        int length = values?.Length ?? -1;
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}

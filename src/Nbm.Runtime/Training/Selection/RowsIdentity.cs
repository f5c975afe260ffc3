using System.Security.Cryptography;

namespace Nbm.Training;

/// <summary>
/// What rows a cross-validation was of, as a hash of what they say: targets, weights and all that stands beside them, and the features. The
/// levels of open categories are left
/// out, since options decide which are learned.
/// </summary>
internal static class RowsIdentity
{
    public static string Of<TRecord>(LabelledRows<TRecord> labelled, EncodedRows encoded, ModelSchema schema)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.Add<double>(labelled.Targets);
        hash.Add<double>(labelled.Weights);
        hash.Add(labelled.Offsets);
        hash.Add(labelled.Events);
        hash.Add(labelled.Entries);
        foreach (string text in labelled.Texts.Concat(labelled.Strata ?? []))
        {
            hash.Add<char>(text.ToCharArray());
        }

        for (int f = 0; f < schema.Features.Length; f++)
        {
            if (schema.Features[f].Kind != FeatureKind.OpenCategory)
            {
                hash.Add(encoded.Columns[f]);
            }
        }

        return hash.Text();
    }
}

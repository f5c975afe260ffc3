using System.Collections.Immutable;

namespace Nbm;

/// <summary>What must hold of special values, as a feature declares them and as an axis has them.</summary>
internal static class SpecialRules
{
    /// <summary>Whether all are finite and none is there twice, 0 and −0 being the same.</summary>
    public static bool AreFiniteAndDistinct(ImmutableArray<double> specials)
    {
        if (specials.IsEmpty)
        {
            return true;
        }

        double[] sorted = [.. specials];
        Array.Sort(sorted);
        for (int i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i]) || (i > 0 && sorted[i] == sorted[i - 1]))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Linq;

namespace Nbm.Freezing;

/// <summary>What must hold of what was learned of vectors.</summary>
internal static class FrozenVectorRules
{
    /// <summary>The first rule that a vector breaks, in words; null if it breaks none.</summary>
    public static string? FirstViolation(FrozenVector vector)
    {
        int names = vector.Names.Length;
        if (vector.Names.Distinct().Count() != names || vector.Starts.Length != names + 1 || vector.Starts[0] != 0
            || vector.Starts[names] != vector.Knots.Length)
        {
            return $"a name of the vector {vector.Name} occurs twice, or its knots aren't those of its names";
        }

        for (int j = 0; j < names; j++)
        {
            int begin = vector.Starts[j], end = vector.Starts[j + 1];
            if (end <= begin || end > vector.Knots.Length
                || !Enumerable.Range(begin, end - begin)
                    .All(k => IsKnot(vector.Knots[k]) && (k == begin || vector.Knots[k] > vector.Knots[k - 1])))
            {
                return $"the name {NameRule.Shown(vector.Names[j])} of the vector {vector.Name} has no knots, or one that isn't finite, is "
                    + "0, or isn't above the one before";
            }
        }

        return vector.Tables.Any(
            table => table.Length != vector.Knots.Length || !table.All(value => !float.IsNaN(value) && !float.IsInfinity(value)))
            ? $"a table of the vector {vector.Name} doesn't have {vector.Knots.Length} finite values"
            : null;
    }

    private static bool IsKnot(double value) => value != 0 && !double.IsNaN(value) && !double.IsInfinity(value);
}

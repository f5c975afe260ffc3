using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What must hold of any <see cref="VectorTerm"/>, whether trained or read from a file.</summary>
internal static class VectorTermRules
{
    /// <summary>The first rule that a vector breaks, in words; null if it breaks none.</summary>
    public static string? FirstViolation(VectorTerm term)
    {
        if (term.Names.IsDefault || term.Names.Any(name => name is null) || term.Starts.IsDefault
            || term.Starts.Length != term.Names.Length + 1)
        {
            return "its knots aren't those of its names";
        }

        return Knots(term) ?? Tables(term) ?? Errors(term);
    }

    private static string? Knots(VectorTerm term)
    {
        if (term.Knots.IsDefault || term.Starts[0] != 0 || term.Starts[^1] != term.Knots.Length)
        {
            return "its knots don't begin and end with its names";
        }

        for (int j = 0; j < term.Names.Length; j++)
        {
            if (term.Starts[j + 1] <= term.Starts[j] || term.Starts[j + 1] > term.Knots.Length)
            {
                return $"the name '{Cited.Text(term.Names[j])}' has no knots";
            }

            for (int k = term.Starts[j]; k < term.Starts[j + 1]; k++)
            {
                if (!double.IsFinite(term.Knots[k]) || term.Knots[k] == 0 || (k > term.Starts[j] && term.Knots[k] <= term.Knots[k - 1]))
                {
                    return FormattableString.Invariant(
                        $"the knot {term.Knots[k]} of '{Cited.Text(term.Names[j])}' isn't finite, is 0, or isn't above the one before");
                }
            }
        }

        return null;
    }

    private static string? Tables(VectorTerm term)
    {
        int outputs = term.Tables.IsDefault ? 0 : term.Tables.Length;
        if (outputs == 0 || term.Importances.IsDefault || term.Importances.Length != outputs || term.NameImportances.IsDefault
            || term.NameImportances.Length != outputs)
        {
            return "it needs a table, an importance and the importances of its names for each output";
        }

        for (int c = 0; c < outputs; c++)
        {
            if (!AreNumbers(term.Tables[c], term.Knots.Length, float.MinValue) || !AreNumbers(term.NameImportances[c], term.Names.Length, 0)
                || !(term.Importances[c] >= 0 && double.IsFinite(term.Importances[c])))
            {
                return "a table or an importance is of a wrong length, or has a value that isn't finite";
            }

            if (!term.Selected && term.Tables[c].Any(value => value != 0))
            {
                return "it wasn't selected, but its tables aren't zeros";
            }
        }

        return term.DegreesOfFreedom is null or (>= 0 and < double.PositiveInfinity) ? null
            : "its degrees of freedom aren't a number of zero or more";
    }

    private static string? Errors(VectorTerm term)
    {
        if (term.ErrorFactors.Length != term.StandardErrors.Length
            || (term.HasStandardErrors && term.StandardErrors.Length != term.Tables.Length))
        {
            return "it needs standard errors and a factor for each output, or none";
        }

        return term.StandardErrors.All(errors => AreNumbers(errors, term.Knots.Length, 0))
            && term.ErrorFactors.All(factor => factor >= 0 && double.IsFinite(factor))
            ? null
            : "a standard error is missing, or no number of zero or more";
    }

    private static bool AreNumbers(ImmutableArray<float> values, int length, float least) =>
        !values.IsDefault && values.Length == length && values.All(value => value >= least && float.IsFinite(value));
}

using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What must hold of any <see cref="ScoreErrors"/>.</summary>
internal static class ScoreErrorsRules
{
    /// <summary>Throws if something is wrong.</summary>
    /// <returns>How many terms there are.</returns>
    public static int Check(ScoreErrors errors)
    {
        if (errors.Outputs == 0 || errors.Correlations.Length != errors.Outputs)
        {
            throw new ArgumentException(
                $"There are {errors.Outputs} intercepts' errors and {errors.Correlations.Length} matrices of correlations; give one of "
                    + "each for every output.");
        }

        foreach (double error in errors.InterceptErrors)
        {
            if (!(error >= 0 && double.IsFinite(error)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The intercept's standard error {error} isn't a number of zero or more."));
            }
        }

        int length = errors.Correlations[0].IsDefault ? 0 : errors.Correlations[0].Length;
        int terms = (int)((Math.Sqrt((8.0 * length) + 1) - 1) / 2);
        if (terms == 0 || (long)terms * (terms + 1) / 2 != length)
        {
            throw new ArgumentException($"{length} correlations are no triangle; T terms have T (T + 1) / 2.");
        }

        foreach (ImmutableArray<float> correlations in errors.Correlations)
        {
            CheckCorrelations(correlations, length);
        }

        return terms;
    }

    private static void CheckCorrelations(ImmutableArray<float> correlations, int length)
    {
        int found = correlations.IsDefault ? 0 : correlations.Length;
        if (found != length)
        {
            throw new ArgumentException($"One output has {length} correlations and another {found}; all have the same terms.");
        }

        foreach (float correlation in correlations)
        {
            if (!(correlation is >= -1 and <= 1))
            {
                throw new ArgumentException(FormattableString.Invariant($"The correlation {correlation} isn't between -1 and 1."));
            }
        }
    }
}

using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// What must hold of what a model computes of its parts, whatever the row: each may be finite and their sum or its square not. Bounds, of
/// the largest values that tables have,
/// so that no row need be scored.
/// </summary>
internal static class ComputedRules
{
    /// <summary>No score, no standard error and no importance is larger: its square is finite, and so is a sum of many of them, and its
    /// product with any mean e^score.</summary>
    public const double Largest = 1e150;

    /// <summary>The first thing that may not be finite, in words; null if all is.</summary>
    public static string? FirstViolation(TrainedModel model, ImmutableArray<AdditiveTerm> terms)
    {
        for (int c = 0; c < model.Outputs; c++)
        {
            if (Score(model, terms, c) is var score && !(score <= Largest))
            {
                return FormattableString.Invariant(
                    $"the scores of output {c} may reach {score:G3}, and then their squares aren't finite; {Largest} is the most");
            }

            if (Error(model, terms, c) is var error && !(error <= Largest))
            {
                return FormattableString.Invariant(
                    $"the standard errors of output {c} may reach {error:G3}, and then their squares aren't finite; {Largest} is the most");
            }
        }

        foreach (AdditiveTerm term in terms)
        {
            if (Importance(term.Name, term.Importance, term.ImportanceError, term.DegreesOfFreedom) is string violation)
            {
                return violation;
            }
        }

        return null;
    }

    private static string? Importance(string name, double importance, double? error, double? freedom) =>
        Math.Max(Math.Max(importance, error ?? 0), freedom ?? 0) is var largest && largest <= Largest
            ? null
            : FormattableString.Invariant(
                $"an importance, its standard error or the degrees of freedom of {Cited.Text(name)} are {largest:G3}; {Largest} is the most");

    private static double Score(TrainedModel model, ImmutableArray<AdditiveTerm> terms, int output)
    {
        double sum = Math.Abs(model.Intercepts[output]);
        foreach (AdditiveTerm term in terms)
        {
            sum += term.LargestContribution(output);
        }

        return sum;
    }

    private static double Error(TrainedModel model, ImmutableArray<AdditiveTerm> terms, int output)
    {
        double sum = model.ScoreErrors is { } scores ? scores.InterceptErrors[output] : 0;
        foreach (AdditiveTerm term in terms)
        {
            sum += term.LargestError(output);
        }

        return sum;
    }
}

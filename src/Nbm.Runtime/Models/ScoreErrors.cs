using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// What the standard error of a score needs beside those of its terms: the intercept's, and how the errors of the intercept and the T terms
/// go
/// together, averaged over the training rows and the draws of the posterior. Immutable and thread-safe.
/// </summary>
public sealed class ScoreErrors
{
    /// <summary>Errors of scores.</summary>
    /// <param name="interceptErrors">For each output the standard error of the intercept, in units of the score.</param>
    /// <param name="correlations">
    /// For each output a symmetric (T + 1) × (T + 1) matrix of correlations, from −1 to 1, index 0 the intercept and t + 1 the term t: of
    /// it what lies right
    /// of the diagonal, row by row, T (T + 1) / 2 values.
    /// </param>
    /// <exception cref="ArgumentException">The parts don't fit together, or a value is out of range.</exception>
    public ScoreErrors(ImmutableArray<double> interceptErrors, ImmutableArray<ImmutableArray<float>> correlations)
    {
        InterceptErrors = interceptErrors.IsDefault ? [] : interceptErrors;
        Correlations = correlations.IsDefault ? [] : correlations;
        Terms = ScoreErrorsRules.Check(this);
    }

    /// <summary>For each output the standard error of the intercept, in units of the score.</summary>
    public ImmutableArray<double> InterceptErrors { get; }

    /// <summary>For each output the correlations right of the diagonal, row by row.</summary>
    public ImmutableArray<ImmutableArray<float>> Correlations { get; }

    /// <summary>How many outputs.</summary>
    public int Outputs => InterceptErrors.Length;

    /// <summary>How many terms.</summary>
    public int Terms { get; }

    /// <summary>
    /// The standard error of a score: √ Σₛ Σₜ ρₛₜ eₛ eₜ over the intercept and the terms; 0 where rounding makes the sum negative. An
    /// approximation: the
    /// correlations are those of an average row.
    /// </summary>
    /// <param name="output">Which output.</param>
    /// <param name="termErrors">The standard error of each term's contribution, T values.</param>
    /// <exception cref="ArgumentException">There aren't T errors.</exception>
    public double Score(int output, ReadOnlySpan<double> termErrors)
    {
        if (termErrors.Length != Terms)
        {
            throw new ArgumentException($"Needs the errors of {Terms} terms, not {termErrors.Length}.", nameof(termErrors));
        }

        ReadOnlySpan<float> correlations = Correlations[output].AsSpan();
        double sum = 0;
        for (int s = 0, next = 0; s <= Terms; s++)
        {
            double error = s == 0 ? InterceptErrors[output] : termErrors[s - 1];
            double others = 0; // Both triangles at once.
            for (int t = s; t < Terms; t++)
            {
                others += correlations[next++] * termErrors[t];
            }

            sum += error * (error + (2 * others));
        }

        return Math.Sqrt(Math.Max(0, sum));
    }
}

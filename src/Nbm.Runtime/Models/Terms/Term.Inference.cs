using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>How sure training was of a term, and how freely it could choose it.</summary>
public sealed partial class Term
{
    /// <summary>
    /// The standard error of the term's value, in units of the score: exact at a position, and in between interpolated as the value itself,
    /// which is
    /// an upper bound, since the deviation of a weighted sum is at most the weighted sum of the deviations. A dropped term without errors
    /// has 0.
    /// </summary>
    /// <param name="output">Which output.</param>
    /// <param name="cells">One cell per dimension.</param>
    /// <param name="fractions">One fraction per dimension.</param>
    /// <exception cref="InvalidOperationException">The term has no standard errors.</exception>
    public double StandardError(int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions)
    {
        CheckErrors();
        return HasStandardErrors ? Interpolate(StandardErrors[output], cells, fractions) : 0;
    }

    internal override double StandardError(int output, in LocatedRow row)
    {
        CheckErrors();
        return HasStandardErrors ? Interpolate(StandardErrors[output], in row) : 0;
    }

    internal override double LargestError(int output) => HasStandardErrors ? Largest(StandardErrors[output]) : 0;

    /// <summary>The standard error at an index of the table.</summary>
    internal double StandardErrorAt(int output, int index)
    {
        CheckErrors();
        return HasStandardErrors ? StandardErrors[output][index] : 0;
    }

    /// <summary>Adds what is known of a term beside its tables, as a file has it further on: while a file is read, before anyone else has
    /// the term.</summary>
    internal void Complete(ImmutableArray<ImmutableArray<float>> standardErrors, double? degreesOfFreedom, bool selected)
    {
        StandardErrors = standardErrors;
        DegreesOfFreedom = degreesOfFreedom;
        Selected = selected;
        TermRules.CheckInference(this);
    }

    /// <summary>Adds the standard errors of its importances, likewise.</summary>
    internal void Complete(ImmutableArray<double> importanceErrors)
    {
        ImportanceErrors = importanceErrors;
        TermRules.CheckImportanceErrors(this);
    }

    private void CheckErrors()
    {
        if (Selected && !HasStandardErrors)
        {
            throw new InvalidOperationException(
                $"Term {Name} has no standard errors; ask HasStandardErrors first, or train a model that has them.");
        }
    }
}

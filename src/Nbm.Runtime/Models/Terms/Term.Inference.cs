using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>How sure training was of a term, and how freely it could choose it.</summary>
public sealed partial class Term
{
    /// <summary>
    /// For each output a table, laid out as <see cref="Tables"/>: the posterior standard deviation at each position, in units of the score.
    /// Empty if the term has none.
    /// </summary>
    public ImmutableArray<ImmutableArray<float>> StandardErrors { get; private set; }

    /// <summary>Whether the term has <see cref="StandardErrors"/>.</summary>
    public bool HasStandardErrors => !StandardErrors.IsEmpty;

    /// <summary>The standard error of each of <see cref="Importances"/>, to first order (delta method); empty if they aren't known.</summary>
    public ImmutableArray<double> ImportanceErrors { get; private set; }

    /// <summary>The standard error of <see cref="Importance"/>; of several outputs an upper bound, their mean. Null if it isn't known.</summary>
    public double? ImportanceError => ImportanceErrors.IsEmpty ? null : MeanOf(ImportanceErrors);

    /// <summary>The effective degrees of freedom, all outputs together; null if training didn't measure them.</summary>
    public double? DegreesOfFreedom { get; private set; }

    /// <summary>
    /// The standard error of the term's value, in units of the score: exact at a position, and in between interpolated as the value itself, which is
    /// an upper bound, since the deviation of a weighted sum is at most the weighted sum of the deviations. A dropped term without errors has 0.
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

    /// <summary>The standard error at an index of the table.</summary>
    internal double StandardErrorAt(int output, int index)
    {
        CheckErrors();
        return HasStandardErrors ? StandardErrors[output][index] : 0;
    }

    /// <summary>Adds what is known of a term beside its tables, as a file has it further on: while a file is read, before anyone else has the term.</summary>
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
            throw new InvalidOperationException($"Term {Name} has no standard errors; ask HasStandardErrors first, or train a model that has them.");
        }
    }
}

using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// One term of an <see cref="AdditiveModel"/>: what it adds to the scores of a row. It is a <see cref="Term"/>, a table, or a
/// <see cref="VectorTerm"/>, the names of a vector, and nothing else: who must tell them apart asks <see cref="Match"/>, which a third
/// kind would break wherever it is called. Immutable and thread-safe.
/// </summary>
public abstract class AdditiveTerm
{
    private protected AdditiveTerm(
        string name, ImmutableArray<ImmutableArray<float>> tables, ImmutableArray<double> importances,
        ImmutableArray<ImmutableArray<float>> standardErrors, double? degreesOfFreedom, bool selected, ImmutableArray<double> importanceErrors)
    {
        Name = name;
        Tables = tables;
        Importances = importances;
        StandardErrors = standardErrors.IsDefault ? [] : standardErrors;
        DegreesOfFreedom = degreesOfFreedom;
        Selected = selected;
        ImportanceErrors = importanceErrors.IsDefault ? [] : importanceErrors;
    }

    /// <summary>The name of the feature, the interaction or the vector.</summary>
    public string Name { get; }

    /// <summary>What the term reads of a row: features by their index, vectors behind all features. Of a vector that is no model's yet nothing.</summary>
    public abstract ImmutableArray<int> Inputs { get; }

    /// <summary>For each output the values that the term is made of, in units of the score; zeros if it wasn't selected.</summary>
    public ImmutableArray<ImmutableArray<float>> Tables { get; }

    /// <summary>How many scores the term adds to.</summary>
    public int Outputs => Tables.Length;

    /// <summary>How much the term moves each output: the weighted mean of |contribution| over the training rows.</summary>
    public ImmutableArray<double> Importances { get; }

    /// <summary>The importance over all outputs: their mean.</summary>
    public double Importance => MeanOf(Importances);

    /// <summary>The standard error of each of <see cref="Importances"/>, to first order (delta method); empty if they aren't known.</summary>
    public ImmutableArray<double> ImportanceErrors { get; private protected set; }

    /// <summary>The standard error of <see cref="Importance"/>; of several outputs an upper bound, their mean. Null if it isn't known.</summary>
    public double? ImportanceError => ImportanceErrors.IsEmpty ? null : MeanOf(ImportanceErrors);

    /// <summary>
    /// For each output the posterior standard deviations of the values, laid out as <see cref="Tables"/>, in units of the score. Empty if
    /// the term has none.
    /// </summary>
    public ImmutableArray<ImmutableArray<float>> StandardErrors { get; private protected set; }

    /// <summary>Whether the term has <see cref="StandardErrors"/>.</summary>
    public bool HasStandardErrors => !StandardErrors.IsEmpty;

    /// <summary>The effective degrees of freedom, all outputs together; null if training didn't measure them.</summary>
    public double? DegreesOfFreedom { get; private protected set; }

    /// <summary>Whether training kept the term. One that it dropped contributes exactly 0.</summary>
    public bool Selected { get; private protected set; }

    /// <summary>Does what the term's kind asks for.</summary>
    /// <param name="table">What to do with a table.</param>
    /// <param name="vector">What to do with the names of a vector.</param>
    public abstract TResult Match<TResult>(Func<Term, TResult> table, Func<VectorTerm, TResult> vector);

    /// <summary>What the term adds to an output at a row.</summary>
    internal abstract double Contribution(int output, in LocatedRow row);

    /// <summary>The standard error of <see cref="Contribution"/>, in units of the score; 0 if the term was dropped.</summary>
    internal abstract double StandardError(int output, in LocatedRow row);

    /// <summary>A bound of what the term adds to an output, whatever the row.</summary>
    internal abstract double LargestContribution(int output);

    /// <summary>A bound of its standard error, likewise; 0 if there is none.</summary>
    internal abstract double LargestError(int output);

    /// <summary>The importance over all outputs, with what goes with it.</summary>
    internal TermImportance Summary() => new(Name, Importance, Selected, DegreesOfFreedom, ImportanceError);

    /// <summary>The importance for one output, likewise.</summary>
    internal TermImportance Summary(int output) =>
        new(Name, Importances[output], Selected, DegreesOfFreedom, ImportanceErrors.IsEmpty ? null : ImportanceErrors[output]);

    // As LINQ's, without what it allocates.
    private static double MeanOf(ImmutableArray<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}

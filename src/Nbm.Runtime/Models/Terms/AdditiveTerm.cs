using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A term of an additive model: what it adds to the scores of a row. It is a <see cref="Term"/>, a table, or a
/// <see cref="VectorTerm"/>, the names of a vector, and nothing else: who must tell them apart asks <see cref="Match"/>, which a third
/// kind would break wherever it is called. Immutable and thread-safe.
/// </summary>
public abstract class AdditiveTerm : ModelPart
{
    private protected AdditiveTerm(
        string name, ImmutableArray<ImmutableArray<float>> tables, ImmutableArray<double> importances,
        ImmutableArray<ImmutableArray<float>> standardErrors, double? degreesOfFreedom, bool selected,
        ImmutableArray<double> importanceErrors)
        : base(name, importances, importanceErrors, degreesOfFreedom, selected)
    {
        Tables = tables;
        StandardErrors = standardErrors.IsDefault ? [] : standardErrors;
    }

    /// <summary>For each output the values that the term is made of, in units of the score; zeros if it wasn't selected.</summary>
    public ImmutableArray<ImmutableArray<float>> Tables { get; }

    /// <summary>How many scores the term adds to.</summary>
    public int Outputs => Tables.Length;

    /// <summary>
    /// For each output the posterior standard deviations of the values, laid out as <see cref="Tables"/>, in units of the score. Empty if
    /// the term has none.
    /// </summary>
    public ImmutableArray<ImmutableArray<float>> StandardErrors { get; private protected set; }

    /// <summary>Whether the term has <see cref="StandardErrors"/>.</summary>
    public bool HasStandardErrors => !StandardErrors.IsEmpty;

    /// <summary>Does what the term's kind asks for.</summary>
    /// <param name="table">What to do with a table.</param>
    /// <param name="vector">What to do with the names of a vector.</param>
    public abstract TResult Match<TResult>(Func<Term, TResult> table, Func<VectorTerm, TResult> vector);

    /// <summary>What the term adds to an output at a row.</summary>
    internal abstract double Contribution(int output, in LocatedRow row);

    /// <summary>The standard error of <see cref="Contribution"/>, in units of the score; of an interaction that was dropped 0.</summary>
    internal abstract double StandardError(int output, in LocatedRow row);

    /// <summary>A bound of what the term adds to an output, whatever the row.</summary>
    internal abstract double LargestContribution(int output);

    /// <summary>A bound of its standard error, likewise; 0 if there is none.</summary>
    internal abstract double LargestError(int output);
}

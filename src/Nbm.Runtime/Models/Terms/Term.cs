using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A term that is a table: the function of one feature, or of several together, over the positions of its axes, interpolated linearly in
/// between. Immutable and thread-safe.
/// </summary>
public sealed partial class Term : AdditiveTerm
{
    private static readonly ImmutableArray<int> s_oneStride = [1];

    private readonly Axis[] _shape;

    /// <summary>A term.</summary>
    /// <param name="name">The name of the feature or the interaction.</param>
    /// <param name="modelAxes">All axes of the model.</param>
    /// <param name="axes">Indices of the term's axes, one per dimension.</param>
    /// <param name="tables">For each output a row-major table: as many values as the product of the axes' extents.</param>
    /// <param name="importances">For each output the weighted mean of |contribution| over the training rows.</param>
    /// <param name="standardErrors">For each output a table of the posterior standard deviations of its values, in units of the score;
    /// default if there are none.</param>
    /// <param name="degreesOfFreedom">The effective degrees of freedom, all outputs together; null if training didn't measure them.</param>
    /// <param name="selected">Whether training kept the term; one that it dropped has tables of zeros.</param>
    /// <param name="importanceErrors">For each output the standard error of its importance; default if they aren't known.</param>
    /// <exception cref="ArgumentException">The parts don't fit together, or a value isn't finite.</exception>
    public Term(
        string name, ImmutableArray<Axis> modelAxes, ImmutableArray<int> axes,
        ImmutableArray<ImmutableArray<float>> tables, ImmutableArray<double> importances,
        ImmutableArray<ImmutableArray<float>> standardErrors = default, double? degreesOfFreedom = null, bool selected = true,
        ImmutableArray<double> importanceErrors = default)
        : base(name, tables, importances, standardErrors, degreesOfFreedom, selected, importanceErrors)
    {
        Axes = axes;
        TermRules.CheckAxes(name, modelAxes, axes);
        _shape = new Axis[axes.Length];
        bool isSame = true;
        for (int d = 0; d < axes.Length; d++)
        {
            _shape[d] = modelAxes[axes[d]];
            isSame &= _shape[d].Feature == axes[d];
        }

        Features = isSame ? axes : [.. _shape.Select(axis => axis.Feature)];
        Strides = StridesOf(_shape, out int length);
        Length = length;
        TermRules.CheckValues(this);
        TermRules.CheckInference(this);
    }

    /// <summary>Indices of the features, one per dimension.</summary>
    public ImmutableArray<int> Features { get; }

    /// <summary>The same.</summary>
    public override ImmutableArray<int> Inputs => Features;

    /// <summary>Indices into the axes of the model, one per dimension.</summary>
    public ImmutableArray<int> Axes { get; }

    /// <summary>The distance in the table between neighbouring positions of each dimension.</summary>
    public ImmutableArray<int> Strides { get; }

    /// <summary>How many values a table has.</summary>
    public int Length { get; }

    /// <summary>How many features the term takes together.</summary>
    public int Order => Axes.Length;

    /// <summary>The axis of a dimension.</summary>
    public Axis Axis(int dimension) => _shape[dimension];

    /// <inheritdoc/>
    public override TResult Match<TResult>(Func<Term, TResult> table, Func<VectorTerm, TResult> vector)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table(this);
    }

    /// <summary>The value of the term where each dimension lies at a cell and a fraction, see
    /// <see cref="Nbm.Axis.Locate(double, out int, out double)"/>.</summary>
    /// <param name="output">Which output.</param>
    /// <param name="cells">One cell per dimension.</param>
    /// <param name="fractions">One fraction per dimension.</param>
    public double Interpolate(int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions) =>
        Interpolate(Tables[output], cells, fractions);

    internal override double Contribution(int output, in LocatedRow row) => Interpolate(Tables[output], in row);

    internal override double LargestContribution(int output) => Largest(Tables[output]);

    /// <summary>At a row, of values that are laid out as a table.</summary>
    internal double Interpolate(ImmutableArray<float> values, in LocatedRow row)
    {
        Span<int> cells = stackalloc int[Order];
        Span<double> fractions = stackalloc double[Order];
        for (int d = 0; d < Order; d++)
        {
            (cells[d], fractions[d]) = (row.Cell(Axes[d]), row.Fraction(Axes[d]));
        }

        return Interpolate(values, cells, fractions);
    }

    /// <summary>The same of values that are laid out as a table.</summary>
    internal double Interpolate(ImmutableArray<float> values, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions)
    {
        for (int d = 0; d < Order; d++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)cells[d], (uint)_shape[d].Extent - 2, nameof(cells));
        }

        ref float table = ref MemoryMarshal.GetArrayDataReference(ImmutableCollectionsMarshal.AsArray(values)!);
        return Order switch
        {
            1 => Interpolation.Linear(ref table, cells[0], fractions[0]),
            2 => Interpolation.Bilinear(ref table, Strides[0], cells[0], fractions[0], cells[1], fractions[1]),
            _ => Interpolation.Multilinear(ref table, Strides.AsSpan(), cells, fractions),
        };
    }

    private static double Largest(ImmutableArray<float> values)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private static ImmutableArray<int> StridesOf(Axis[] shape, out int length)
    {
        if (shape.Length == 1)
        {
            length = shape[0].Extent;
            return s_oneStride;
        }

        var strides = new int[shape.Length];
        length = 1;
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = length;
            length = checked(length * shape[d].Extent);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(strides);
    }
}

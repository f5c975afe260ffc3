using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A term that is a vector's: for each name that training learned a function of its value, 0 at 0 and linear between knots, level beyond
/// the
/// outermost. Absent names and names that training never learned contribute exactly 0. Immutable and thread-safe.
/// </summary>
public sealed class VectorTerm : AdditiveTerm
{
    private readonly Dictionary<string, int> _indices;
    private int _vector = -1;
    private ImmutableArray<int> _inputs = [];

    /// <summary>A vector's term.</summary>
    /// <param name="name">The name of the vector.</param>
    /// <param name="names">The names that training learned, distinct.</param>
    /// <param name="starts">For each name where its knots begin, and the end of the last.</param>
    /// <param name="knots">The knots of all names: of each one or more, ascending, finite, none of them 0.</param>
    /// <param name="tables">For each output the values at the knots, in units of the score.</param>
    /// <param name="importances">For each output the weighted mean of |contribution| of the whole vector over the training rows.</param>
    /// <param name="nameImportances">For each output, for each name, the weighted mean of |contribution| over the training rows.</param>
    /// <param name="standardErrors">For each output the posterior standard deviations at the knots; default if there are none.</param>
    /// <param name="errorFactors">For each output what the root of the sum of the names' squared errors is multiplied by to give the
    /// vector's; empty if there are none.</param>
    /// <param name="degreesOfFreedom">The effective degrees of freedom, all outputs together; null if training didn't measure them.</param>
    /// <param name="selected">Whether training kept the vector; one that it dropped has tables of zeros.</param>
    /// <exception cref="ArgumentException">The parts don't fit together, or a value isn't finite.</exception>
    public VectorTerm(
        string name, ImmutableArray<string> names, ImmutableArray<int> starts, ImmutableArray<double> knots,
        ImmutableArray<ImmutableArray<float>> tables,
        ImmutableArray<double> importances, ImmutableArray<ImmutableArray<float>> nameImportances,
        ImmutableArray<ImmutableArray<float>> standardErrors = default,
        ImmutableArray<double> errorFactors = default, double? degreesOfFreedom = null, bool selected = true)
        : base(name, tables, importances, standardErrors, degreesOfFreedom, selected, default)
    {
        Names = names;
        Starts = starts;
        Knots = knots;
        NameImportances = nameImportances;
        ErrorFactors = errorFactors.IsDefault ? [] : errorFactors;
        if (VectorTermRules.FirstViolation(this) is string violation)
        {
            throw new ArgumentException($"Vector {Cited.Text(name)}: {violation}.");
        }

        Find = IndexOf;
        _indices = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (!_indices.TryAdd(names[i], i))
            {
                throw new ArgumentException($"Vector {Cited.Text(name)}: the name '{Cited.Text(names[i])}' occurs twice.");
            }
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<int> Inputs => _inputs;

    /// <summary>The names that training learned, in the order of their indices.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>For each name where its knots begin, and the end of the last.</summary>
    public ImmutableArray<int> Starts { get; }

    /// <summary>The knots of all names.</summary>
    public ImmutableArray<double> Knots { get; }

    /// <summary>For each output how much each name moves it: the weighted mean of |contribution| over the training rows.</summary>
    public ImmutableArray<ImmutableArray<float>> NameImportances { get; }

    /// <summary>For each output what √ Σ eⱼ² over a row's names is multiplied by to give the standard error of the vector; empty if there
    /// are none.</summary>
    public ImmutableArray<double> ErrorFactors { get; }

    /// <inheritdoc/>
    public override TResult Match<TResult>(Func<Term, TResult> table, Func<VectorTerm, TResult> vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return vector(this);
    }

    /// <summary>The index of a name; −1 for one that training never learned.</summary>
    public int IndexOf(string name) => _indices.GetValueOrDefault(name, -1);

    /// <summary>The same, to hand over.</summary>
    internal Func<string, int> Find { get; }

    /// <summary>What a name adds to an output where it has a value: 0 at 0.</summary>
    public double Evaluate(int output, int name, double value) => VectorCurve.At(Own(Knots, name), Own(Tables[output], name), value);

    /// <summary>The standard error of <see cref="Evaluate"/>, interpolated as the value is.</summary>
    public double StandardError(int output, int name, double value) =>
        HasStandardErrors ? VectorCurve.At(Own(Knots, name), Own(StandardErrors[output], name), value) : 0;

    /// <summary>What a row's names add to an output, summed in the order of their indices.</summary>
    internal double Score(int output, VectorRow row)
    {
        double sum = 0;
        ReadOnlySpan<int> names = row.Names;
        ReadOnlySpan<double> values = row.Values;
        for (int i = 0; Selected && i < names.Length; i++)
        {
            sum += Evaluate(output, names[i], values[i]);
        }

        return sum;
    }

    /// <summary>
    /// The standard error of what a row's names add: √ Σ eⱼ² times a factor that makes it right on average over the training rows. How the
    /// errors of each two of many
    /// names go together isn't kept.
    /// </summary>
    internal double StandardError(int output, VectorRow row)
    {
        double sum = 0;
        for (int i = 0; HasStandardErrors && i < row.Count; i++)
        {
            double error = StandardError(output, row.Names[i], row.Values[i]);
            sum += error * error;
        }

        return HasStandardErrors ? ErrorFactors[output] * Math.Sqrt(sum) : 0;
    }

    internal override double Contribution(int output, in LocatedRow row) => Score(output, row.Vector(_vector));

    internal override double StandardError(int output, in LocatedRow row) => StandardError(output, row.Vector(_vector));

    internal override double LargestContribution(int output)
    {
        double sum = 0;
        foreach (float value in Tables[output])
        {
            sum += Math.Abs(value); // A row may have all names.
        }

        return sum;
    }

    internal override double LargestError(int output)
    {
        double squares = 0;
        foreach (float value in HasStandardErrors ? StandardErrors[output] : [])
        {
            squares += (double)value * value;
        }

        return HasStandardErrors ? ErrorFactors[output] * Math.Sqrt(squares) : 0;
    }

    /// <summary>The term as that of a schema's vector: itself if it is already.</summary>
    internal VectorTerm At(ModelSchema schema, int vector)
    {
        int input = schema.Features.Length + vector;
        if (_vector == vector && _inputs is [var own] && own == input)
        {
            return this;
        }

        var term = (VectorTerm)MemberwiseClone();
        (term._vector, term._inputs) = (vector, [input]);
        return term;
    }

    private ReadOnlySpan<T> Own<T>(ImmutableArray<T> all, int name) => all.AsSpan()[Starts[name]..Starts[name + 1]];
}

using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>Builds the axes of all terms from the training rows; equal axes of a feature are one.</summary>
internal sealed class AxisBuilder
{
    private readonly ModelSchema _schema;
    private readonly EncodedRows _rows;
    private readonly ImmutableArray<int> _levels;
    private readonly double[]?[] _sorted;
    private readonly List<Axis> _axes = [];

    /// <param name="schema">Features and terms.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="levels">For each feature the number of its levels, 0 for numbers.</param>
    public AxisBuilder(ModelSchema schema, EncodedRows rows, ImmutableArray<int> levels)
    {
        _schema = schema;
        _rows = rows;
        _levels = levels;
        _sorted = new double[schema.Features.Length][];
    }

    /// <summary>The axes of one resolution. What was sorted for an earlier one is not sorted again.</summary>
    /// <param name="knots">For each term the most knots of each of its axes.</param>
    /// <returns>The axes, and for each term those of its dimensions.</returns>
    public (ImmutableArray<Axis> Axes, ImmutableArray<ImmutableArray<int>> Terms) Build(Func<int, int> knots)
    {
        _axes.Clear();
        var terms = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        for (int term = 0; term < _schema.TermCount; term++)
        {
            ImmutableArray<int> features = _schema.TermFeatures(term);
            terms.Add([.. features.Select(feature => Find(feature, knots(term)))]);
        }

        return ([.. _axes], terms.ToImmutable());
    }

    /// <summary>How many knots the axis of a feature would have; 0 for categories.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="most">The most knots. Ties between quantiles make fewer of them.</param>
    public int Knots(int feature, int most) => Create(feature, most).Knots.Length;

    /// <summary>The axis as the tables see it.</summary>
    public static AxisShape Shape(Axis axis, AxisScale scale)
    {
        int slots = axis.Positions - axis.Knots.Length;
        if (scale == AxisScale.Rank || axis.Knots.IsEmpty)
        {
            return new AxisShape(axis.Knots.Length, slots);
        }

        double least = axis.Knots[0];
        double range = axis.Knots[^1] - least;
        return new AxisShape(
            axis.Knots.Length, slots, [.. axis.Knots.Select(knot => range > 0 ? (knot - least) / range : 0)]);
    }

    private int Find(int feature, int most)
    {
        Axis axis = Create(feature, most);
        int found = _axes.FindIndex(other => other.Feature == feature && other.Knots.AsSpan().SequenceEqual(axis.Knots.AsSpan()));
        if (found < 0)
        {
            found = _axes.Count;
            _axes.Add(axis);
        }

        return found;
    }

    private Axis Create(int feature, int most)
    {
        FeatureSchema schema = _schema.Features[feature];
        if (schema.Kind != FeatureKind.Numeric)
        {
            // An enum may hold a number that is none of its members; a bool may not.
            bool unseen = schema.Kind == FeatureKind.OpenCategory || schema.ClrType != "bool";
            return new Axis(feature, [], _levels[feature], schema.IsNullable, unseen);
        }

        double[] sorted = _sorted[feature] ??= Sorted(_rows.Columns[feature]);
        return new Axis(feature, sorted.Length == 0 ? [] : [.. Quantiles.Knots(sorted, most)], 0, schema.IsNullable, false);
    }

    private static double[] Sorted(double[] column)
    {
        double[] finite = [.. column.Where(double.IsFinite)];
        Array.Sort(finite);
        return finite;
    }
}

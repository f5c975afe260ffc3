using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>Builds the axes of all terms from the training rows; equal axes of a feature are one.</summary>
internal sealed class AxisBuilder
{
    // How far a curve goes on beyond the rows, as a share of their range.
    private const double Beyond = 1.0 / 3;

    private readonly ModelSchema _schema;
    private readonly EncodedRows _rows;
    private readonly ImmutableArray<int> _levels;
    private readonly List<Axis> _axes = [];

    /// <param name="schema">Features and terms.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="levels">For each feature the number of its levels, 0 for numbers.</param>
    public AxisBuilder(ModelSchema schema, EncodedRows rows, ImmutableArray<int> levels)
    {
        _schema = schema;
        _rows = rows;
        _levels = levels;
    }

    /// <summary>Whether curves along numbers go on beyond the least and the greatest value, for a third of their range on each side: what
    /// is learned there is how the curve ends.</summary>
    public bool Continues { get; init; }

    /// <summary>The axes of one resolution.</summary>
    /// <param name="knots">For each term the most knots of each of its axes.</param>
    /// <returns>The axes, and for each term those of its dimensions.</returns>
    public (ImmutableArray<Axis> Axes, ImmutableArray<ImmutableArray<int>> Terms) Build(Func<int, int> knots)
    {
        _axes.Clear();
        var terms = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        for (int term = 0; term < _schema.TermCount; term++)
        {
            ImmutableArray<int> features = _schema.TermFeatures(term);
            terms.Add([.. features.Select(feature => Find(feature, knots(term), Continues && features.Length == 1))]);
        }

        return ([.. _axes], terms.ToImmutable());
    }

    /// <summary>The axis of a feature by itself.</summary>
    /// <inheritdoc cref="Knots(int, int)"/>
    public Axis Axis(int feature, int most) => Create(feature, most);

    /// <summary>How many knots the axis of a feature would have; 0 for categories.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="most">The most knots. Ties between quantiles make fewer of them.</param>
    public int Knots(int feature, int most) => Create(feature, most).Knots.Length;

    /// <summary>How many positions the axis of a feature would have.</summary>
    /// <inheritdoc cref="Knots(int, int)"/>
    public int Extent(int feature, int most) => Create(feature, most).Extent;

    /// <summary>The axis as the tables see it.</summary>
    public AxisShape Shape(Axis axis, AxisScale scale)
    {
        FeatureSchema feature = _schema.Features[axis.Feature];
        int knots = feature.IsOrdered ? axis.Levels : axis.Knots.Length;
        return new AxisShape(knots, axis.Positions - knots, Inputs(axis, feature, scale)) { IsOfLevels = feature.IsOrdered,
            IsCyclic = feature.IsCyclic };
    }

    // In the units of the axis, from 0 to 1. Rank goes by itself.
    private static ImmutableArray<double> Inputs(Axis axis, FeatureSchema feature, AxisScale scale)
    {
        bool byRank = feature.Axis == AxisKind.Rank && !feature.IsCyclic && scale == AxisScale.Rank;
        if (byRank || axis.Knots.IsEmpty)
        {
            return default;
        }

        // Halves: the range of all doubles is none.
        double[] units = [.. axis.Knots.Select(knot => Unit(feature, knot) / 2)];
        double range = units[^1] - units[0];
        return [.. units.Select(unit => range > 0 ? (unit - units[0]) / range : 0)];
    }

    private int Find(int feature, int most, bool continues)
    {
        Axis axis = Create(feature, most, continues);
        int found = _axes.FindIndex(other => other.Feature == feature && other.Knots.AsSpan().SequenceEqual(axis.Knots.AsSpan()));
        if (found < 0)
        {
            found = _axes.Count;
            _axes.Add(axis);
        }

        return found;
    }

    private Axis Create(int feature, int most, bool continues = false)
    {
        FeatureSchema schema = _schema.Features[feature];
        if (schema.Kind != FeatureKind.Numeric)
        {
            // An enum may hold a number that is none of its members; neither a bool nor a part of a date may.
            bool unseen = schema.Kind == FeatureKind.OpenCategory || (schema.ClrType != "bool" && schema.Part == CalendarPart.None);
            return new Axis(feature, [], _levels[feature], schema.IsNullable, unseen);
        }

        OrderStatistics sorted = _rows.Ordered(feature, schema);
        double[] knots = sorted.IsEmpty ? [] : Knots(schema, sorted, most);
        return new Axis(
            feature, [.. continues ? Continued(schema, knots) : knots], 0, schema.IsNullable, false, schema.Specials, schema.Axis,
            schema.Period);
    }

    private static double[] Knots(FeatureSchema feature, OrderStatistics sorted, int most) => feature switch
    {
        { IsCyclic: true } => EvenKnots.Cycle(sorted, feature.Period, most),
        { Axis: AxisKind.Log } => EvenKnots.Log(sorted, most),
        { Axis: AxisKind.Linear } => EvenKnots.Linear(sorted, most),
        _ => Quantiles.Knots(sorted, most),
    };

    // Constraints hold where rows are, and other axes than those by rank are declared as they are to be.
    private static double[] Continued(FeatureSchema feature, double[] knots)
    {
        double step = knots.Length > 2 && !feature.IsCyclic && !feature.IsConstrained && feature.Axis == AxisKind.Rank
            ? Beyond * (knots[^1] - knots[0]) : 0;
        return step > 0 && double.IsFinite(knots[0] - step) && double.IsFinite(knots[^1] + step) && knots[0] - step < knots[0]
            && knots[^1] + step > knots[^1]
            ? [knots[0] - step, .. knots, knots[^1] + step]
            : knots;
    }

    private static double Unit(FeatureSchema feature, double value) => feature.Axis == AxisKind.Log ? Math.Log(value) : value;
}

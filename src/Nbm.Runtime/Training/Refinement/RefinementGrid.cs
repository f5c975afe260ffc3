using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The tables of a refinement at one resolution, with the rows on them. The intercept is one more term, of order 0, at the end:
/// a table of one cell that every row falls on.
/// </summary>
internal sealed class RefinementGrid
{
    /// <param name="schema">The terms.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="levels">For each feature the number of its levels.</param>
    /// <param name="knots">For each term the most knots of each of its axes.</param>
    public RefinementGrid(ModelSchema schema, EncodedRows rows, ImmutableArray<int> levels, ImmutableArray<int> knots)
    {
        Knots = knots;
        (Axes, ImmutableArray<ImmutableArray<int>> terms) = AxisBuilder.Build(schema, rows, levels, t => knots[t]);
        TableSize.Check(schema, Axes, terms);
        Shapes = [.. Axes.Select(axis => AxisBuilder.Shape(axis, AxisScale.Rank))];
        Layout = DesignLayout.Create([.. Axes.Select(axis => axis.Extent)], terms.Add([]));
        Rows = HostDesign.Locate(Axes, Layout, rows);
        Mass = Rows.Mass(rows.Weights);
        Roughness = [.. Terms.Select(term => Training.Roughness.Build(term, ShapesOf(term)))];
        Occupied = [.. Terms.Select(term => Mass.AsSpan(term.Offset, term.Length).ToArray().Count(mass => mass > 0))];
    }

    /// <summary>For each term the most knots of each of its axes.</summary>
    public ImmutableArray<int> Knots { get; }

    public ImmutableArray<Axis> Axes { get; }

    public ImmutableArray<AxisShape> Shapes { get; }

    /// <summary>The terms, and the intercept behind them.</summary>
    public DesignLayout Layout { get; }

    /// <summary>The terms without the intercept.</summary>
    public IEnumerable<TermLayout> Terms => Layout.Terms.Take(Layout.Terms.Length - 1);

    /// <summary>The position of the intercept.</summary>
    public int Intercept => Layout.TableLength - 1;

    /// <summary>The axis of each dimension of a term.</summary>
    public ImmutableArray<AxisShape> ShapesOf(TermLayout term) => [.. term.Columns.Select(column => Shapes[column])];

    public HostDesign Rows { get; }

    /// <summary>The share of training weight on each position.</summary>
    public double[] Mass { get; }

    /// <summary>For each term the L of its roughness LᵀL.</summary>
    public ImmutableArray<DifferenceRows> Roughness { get; }

    /// <summary>For each term how many of its cells rows fall on.</summary>
    public ImmutableArray<int> Occupied { get; }
}

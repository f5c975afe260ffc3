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
    /// <param name="axes">Builds axes from the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="knots">For each term the most knots of each of its axes.</param>
    /// <param name="scale">How numbers become places on an axis.</param>
    /// <param name="known">The grid before, of the same rows; null for none.</param>
    public RefinementGrid(
        ModelSchema schema, AxisBuilder axes, EncodedRows rows, ImmutableArray<int> knots, AxisScale scale, RefinementGrid? known = null)
    {
        Knots = knots;
        (Axes, ImmutableArray<ImmutableArray<int>> terms) = axes.Build(t => knots[t]);
        TableSize.Check(schema, Axes, terms);
        Shapes = [.. Axes.Select(axis => axes.Shape(axis, scale))];
        Layout = DesignLayout.Create([.. Axes.Select(axis => axis.Extent)], terms.Add([]));
        Ties = [.. Terms.SelectMany(term => TiesOf(term))];
        Rows = HostDesign.Locate(Axes, Layout, rows, known?.Rows);
        Mass = Rows.Mass(rows.Weights);
        Blocks = BlockBuilder.Build(Layout, Shapes, Mass);
        Occupied = [.. Terms.Select(term => Mass.AsSpan(term.Offset, term.Length).ToArray().Count(mass => mass > 0))];
    }

    /// <summary>For each term the most knots of each of its axes.</summary>
    public ImmutableArray<int> Knots { get; }

    public ImmutableArray<Axis> Axes { get; }

    public ImmutableArray<AxisShape> Shapes { get; }

    /// <summary>The terms, and the intercept behind them.</summary>
    public DesignLayout Layout { get; }

    /// <summary>Positions that are the same as another, the ends of circles, each with that other; what is learned is learned
    /// there.</summary>
    public ImmutableArray<(int Position, int Same)> Ties { get; }

    /// <summary>T: the terms without the intercept.</summary>
    public int TermCount => Layout.Terms.Length - 1;

    /// <summary>The terms without the intercept.</summary>
    public IEnumerable<TermLayout> Terms => Layout.Terms.Take(TermCount);

    /// <summary>P: the length of all tables, the intercept included.</summary>
    public int TableLength => Layout.TableLength;

    /// <summary>The position of the intercept.</summary>
    public int Intercept => Layout.TableLength - 1;

    /// <summary>The intercept of each output.</summary>
    /// <param name="tables">C × P.</param>
    public double[] Intercepts(float[] tables) =>
        [.. Enumerable.Range(0, tables.Length / TableLength).Select(c => (double)tables[(c * TableLength) + Intercept])];

    public HostDesign Rows { get; }

    /// <summary>The share of training weight on each position.</summary>
    public double[] Mass { get; }

    /// <summary>The parts of the tables that training rows fall on; the last is the intercept.</summary>
    public ImmutableArray<Block> Blocks { get; }

    /// <summary>For each term how many of its cells rows fall on.</summary>
    public ImmutableArray<int> Occupied { get; }

    /// <summary>Whether a term is a curve over the knots of one number.</summary>
    public bool IsCurve(int term) => Layout.Terms[term].Order == 1 && Shapes[Layout.Terms[term].Columns[0]].Knots > 0;

    /// <summary>The axis of each dimension of a term.</summary>
    public ImmutableArray<AxisShape> ShapesOf(TermLayout term) => [.. term.Columns.Select(column => Shapes[column])];

    private IEnumerable<(int Position, int Same)> TiesOf(TermLayout term)
    {
        ImmutableArray<AxisShape> axes = ShapesOf(term);
        if (axes.All(axis => axis.Distinct == axis.Knots))
        {
            yield break;
        }

        var walk = new TableWalk(term, axes);
        do
        {
            if (!walk.IsDistinct)
            {
                yield return (term.Offset + walk.Cell, term.Offset + walk.SameCell);
            }
        }
        while (walk.Next());
    }
}

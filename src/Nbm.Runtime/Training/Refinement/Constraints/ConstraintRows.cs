using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// What a schema's constraints ask of the tables of a grid, as rows c of D with c·β ≥ 0: for a monotone feature the step between any two
/// neighbouring knots, for a curved one the change of slope at any inner knot, along every line of every table that the feature takes part
/// in. A sum of monotone tables is monotone.
/// </summary>
internal sealed class ConstraintRows
{
    private const int MonotoneKnots = 128;

    // Of many knots second differences would say next to nothing about long waves, in single precision.
    private const int CurvedKnots = 32;

    // A change of slope is small where a whole curve bends the wrong way: it counts for more than a step.
    private const float BendScale = 10;

    private readonly List<ConstraintRow> _rows = [];

    private ConstraintRows(ModelSchema schema, RefinementGrid grid)
    {
        foreach (Block block in grid.Blocks)
        {
            for (int d = 0; d < block.Order; d++)
            {
                FeatureSchema feature = schema.Features[grid.Axes[block.Dimensions[d].Column].Feature];
                if (feature.IsConstrained)
                {
                    Add(block, d, feature, Units(feature, grid.Axes[block.Dimensions[d].Column]));
                }
            }
        }
    }

    /// <summary>The rows of D.</summary>
    public IReadOnlyList<ConstraintRow> Rows => _rows;

    /// <summary>The terms that rows are about.</summary>
    public IReadOnlyList<int> TermsOf(RefinementGrid grid) =>
        [.. Enumerable.Range(0, grid.TermCount).Where(t => _rows.Exists(row =>
            row.Cells[0] >= grid.Layout.Terms[t].Offset && row.Cells[0] < grid.Layout.Terms[t].Offset + grid.Layout.Terms[t].Length))];

    /// <summary>What the schema asks of a grid; null for nothing.</summary>
    public static ConstraintRows? Of(ModelSchema schema, RefinementGrid grid) =>
        schema.Features.Any(feature => feature.IsConstrained) ? new ConstraintRows(schema, grid) : null;

    /// <summary>The most knots of each axis of a term: each pair of neighbours is a row of D, and the finer they are, the less a row says
    /// about long waves.</summary>
    public static int MostKnots(ModelSchema schema, int term)
    {
        FeatureSchema[] features = [.. schema.TermFeatures(term).Select(f => schema.Features[f])];
        return Array.Exists(features, feature => feature.Curvature != Curvature.None) ? CurvedKnots
            : Array.Exists(features, feature => feature.IsConstrained) ? MonotoneKnots
            : int.MaxValue;
    }

    /// <summary>Where the knots lie, in the units in which a curve is linear between them; null for levels, which have none.</summary>
    public static double[]? Units(FeatureSchema feature, Axis axis) =>
        axis.Knots.IsEmpty ? null : [.. axis.Knots.Select(knot => feature.Axis == AxisKind.Log ? Math.Log(knot) : knot)];

    private void Add(Block block, int d, FeatureSchema feature, double[]? units)
    {
        int stride = block.Dimensions[d].Stride, knots = block.Dimensions[d].Knots;
        float up = feature.Monotone == Monotone.Increasing ? 1 : -1, bend = feature.Curvature == Curvature.Convex ? BendScale : -BendScale;
        block.ForEachCell((at, position) =>
        {
            int knot = at[d];
            if (feature.Monotone != Monotone.None && knot + 1 < knots)
            {
                _rows.Add(new ConstraintRow([position, position + stride], [-up, up]));
            }

            if (feature.Curvature != Curvature.None && knot + 2 < knots)
            {
                double before = units![knot + 1] - units[knot], after = units[knot + 2] - units[knot + 1], both = before + after;
                _rows.Add(new ConstraintRow(
                    [position, position + stride, position + (2 * stride)],
                    [(float)(bend * after / both), -bend, (float)(bend * before / both)]));
            }
        });
    }
}

/// <summary>A row c of D.</summary>
/// <param name="Cells">Positions in the vector of all tables, ascending.</param>
/// <param name="Values">c there.</param>
internal sealed record ConstraintRow(ImmutableArray<int> Cells, ImmutableArray<float> Values)
{
    /// <summary>c·β.</summary>
    public double Times(ReadOnlySpan<float> tables)
    {
        double sum = 0;
        for (int k = 0; k < Cells.Length; k++)
        {
            sum += (double)Values[k] * tables[Cells[k]];
        }

        return sum;
    }
}

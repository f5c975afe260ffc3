using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The roughness rᵀS r of one term's table, S = LᵀL (design.md section 3): along a single axis squared second differences,
/// for several axes squared first differences along each (a Kronecker sum); slots and categories stand alone; and a small
/// ridge on every cell for what differences don't see.
/// </summary>
internal static class Roughness
{
    // Shares of the ridge against the differences; for cells that have no neighbours the ridge is all there is.
    private static readonly double CurveRidge = double.Parse(Environment.GetEnvironmentVariable("RIDGE") ?? "1e-3", System.Globalization.CultureInfo.InvariantCulture);
    private const double SurfaceRidge = 1e-2;
    private const double LevelRidge = 0.1;

    /// <summary>The rows of L, over the cells of the term's table.</summary>
    /// <param name="term">The term; its cells count from 0 here.</param>
    /// <param name="axes">The axis of each of its columns.</param>
    public static DifferenceRows Build(TermLayout term, ImmutableArray<AxisShape> axes)
    {
        var rows = new DifferenceRows();
        var walk = new TableWalk(term, axes);
        bool curve = term.Order == 1;
        do
        {
            for (int d = 0; d < term.Order; d++)
            {
                int position = walk.Positions[d];
                if (curve && walk.IsInnerKnot(d))
                {
                    Second(rows, walk.Cell, term.Strides[d], Spacing(axes[d], position - 1), Spacing(axes[d], position), axes[d].Knots);
                }
                else if (!curve && walk.HasNextKnot(d))
                {
                    First(rows, walk.Cell, term.Strides[d], Spacing(axes[d], position));
                }
            }

            rows.Entry(walk.Cell, Math.Sqrt(Ridge(walk, curve)));
            rows.End();
        }
        while (walk.Next());
        return rows;
    }

    private static double Ridge(TableWalk walk, bool curve) =>
        walk.Knots == 0 ? 1 : curve ? CurveRidge : walk.Slots > 0 ? LevelRidge : SurfaceRidge;

    // (f₊ − f)/h₊ − (f − f₋)/h₋, so that squares add up to the integral of f″² but for a factor; h in units of the mean spacing.
    private static void Second(DifferenceRows rows, int cell, int stride, double before, double after, int knots)
    {
        double scale = knots / Math.Sqrt(1000) * Math.Sqrt(2 / (before + after));
        rows.Entry(cell - stride, scale / before);
        rows.Entry(cell, -scale * ((1 / before) + (1 / after)));
        rows.Entry(cell + stride, scale / after);
        rows.End();
    }

    private static void First(DifferenceRows rows, int cell, int stride, double spacing)
    {
        double scale = 1 / Math.Sqrt(spacing);
        rows.Entry(cell, -scale);
        rows.Entry(cell + stride, scale);
        rows.End();
    }

    /// <summary>The distance from a knot to the next, in units of the mean distance: 1 for axes by rank.</summary>
    private static double Spacing(AxisShape axis, int knot) =>
        axis.Inputs.IsDefault ? 1 : Math.Max((axis.Inputs[knot + 1] - axis.Inputs[knot]) * (axis.Knots - 1), 1e-3);
}

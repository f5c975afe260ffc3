using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The roughness rᵀS r of a term's table, S = LᵀL (architecture.md, “Refinement”): along a single axis squared second differences, along
/// ordered levels and for
/// several axes squared first differences (a Kronecker sum); categories and slots of an interaction stand alone; and a small ridge on every
/// cell for what differences don't see. Differences go round a cyclic axis; a knot that is the same as another has its ridge alone.
/// </summary>
internal static class Roughness
{
    // Shares of the ridge against the differences. A curve's straight line has a component of its own (Trend), so that the ridge may be
    // firm enough for a residual that the data don't ask for to vanish.
    private const double CurveRidge = 1e-2;
    private const double SurfaceRidge = 1e-2;
    private const double LevelRidge = 0.1;
    private const double OrderedRidge = 1e-2;

    // Differences are scaled so that a shape costs about the same on a finer grid; π is then carried from one to the next.
    private const double ReferenceKnots = 64;
    private const double CurveScale = 4;

    /// <summary>L of a curve's knots: second differences over the distances of neighbours, so that squares add up to the integral of
    /// f″².</summary>
    public static DifferenceRows Curve(AxisShape axis)
    {
        if (axis.IsOfLevels)
        {
            return Levels(axis);
        }

        var rows = new DifferenceRows();
        double fineness = axis.Distinct / ReferenceKnots;
        double scale = Math.Sqrt(CurveScale * fineness * fineness * fineness);
        for (int knot = 0; knot < axis.Knots; knot++)
        {
            if (axis.Previous(knot) is int previous and >= 0 && axis.Next(knot) is int next and >= 0)
            {
                double before = Spacing(axis, previous), after = Spacing(axis, knot);
                double factor = scale * Math.Sqrt(2 / (before + after));
                rows.Entry(previous, factor / before);
                rows.Entry(knot, -factor * ((1 / before) + (1 / after)));
                rows.Entry(next, factor / after);
                rows.End();
            }

            rows.Entry(knot, Math.Sqrt(CurveRidge / fineness));
            rows.End();
        }

        return rows;
    }

    // L of ordered levels: steps between neighbours. Levels without data take the value that takes them there with the least steps: level
    // beyond the last
    // that has some, along a line between two. A ridge is needed for their common height alone.
    private static DifferenceRows Levels(AxisShape axis)
    {
        var rows = new DifferenceRows();
        for (int level = 0; level < axis.Knots; level++)
        {
            if (axis.Next(level) is int next and >= 0)
            {
                rows.Entry(level, -1);
                rows.Entry(next, 1);
                rows.End();
            }

            rows.Entry(level, Math.Sqrt(OrderedRidge));
            rows.End();
        }

        return rows;
    }

    /// <summary>L of a table over several axes, or over the levels of a category.</summary>
    /// <param name="term">The term; its cells count from 0 here.</param>
    /// <param name="axes">The axis of each of its columns.</param>
    public static DifferenceRows Table(TermLayout term, ImmutableArray<AxisShape> axes)
    {
        var rows = new DifferenceRows();
        var walk = new TableWalk(term, axes);
        do
        {
            for (int d = 0; d < term.Order; d++)
            {
                if (walk.IsDistinct && walk.NextKnot(d) is int next and >= 0)
                {
                    double scale = 1 / Math.Sqrt(Spacing(axes[d], walk.Positions[d]));
                    rows.Entry(walk.Cell, -scale);
                    rows.Entry(walk.Cell + ((next - walk.Positions[d]) * term.Strides[d]), scale);
                    rows.End();
                }
            }

            rows.Entry(walk.Cell, Math.Sqrt(walk.Knots == 0 ? 1 : walk.Slots > 0 ? LevelRidge : SurfaceRidge));
            rows.End();
        }
        while (walk.Next());
        return rows;
    }

    /// <summary>The distance from a knot to the next, in units of the mean distance: 1 for axes by rank.</summary>
    private static double Spacing(AxisShape axis, int knot) =>
        axis.Inputs.IsDefault ? 1 : Math.Max((axis.Inputs[knot + 1] - axis.Inputs[knot]) * (axis.Knots - 1), 1e-3);
}

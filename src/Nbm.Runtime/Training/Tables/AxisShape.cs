using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>The positions of an axis, as the tables see it: knots first, then slots (levels, missing, unseen), each by itself.</summary>
/// <param name="Knots">Numeric positions, between which tables are interpolated.</param>
/// <param name="Slots">Positions hit with weight 1.</param>
/// <param name="Inputs">For min–max inputs: u of each knot. Default where u goes by rank.</param>
internal sealed record AxisShape(int Knots, int Slots, ImmutableArray<double> Inputs = default)
{
    /// <summary>Positions, at least 2, so that every row lies between two.</summary>
    public int Extent => Math.Max(2, Knots + Slots);
}

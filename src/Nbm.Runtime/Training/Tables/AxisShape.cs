using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// The positions of an axis, as the tables see it: knots first, then slots (levels, special values, missing, unseen), each by itself.
/// Ordered levels
/// are knots here, for they are smooth too.
/// </summary>
/// <param name="Knots">Positions that follow one another; between those of a number, tables are interpolated.</param>
/// <param name="Slots">Positions hit with weight 1.</param>
/// <param name="Inputs">u of each knot where it isn't its rank. Default where u goes by rank.</param>
internal sealed record AxisShape(int Knots, int Slots, ImmutableArray<double> Inputs = default)
{
    /// <summary>Whether the knots are ordered levels: steps from one to the next are rough, not bends.</summary>
    public bool IsOfLevels { get; init; }

    /// <summary>Whether the first knot follows the last.</summary>
    public bool IsCyclic { get; init; }

    /// <summary>Positions, at least 2, so that every row lies between two.</summary>
    public int Extent => Math.Max(2, Knots + Slots);

    /// <summary>How many knots are points of their own: the last of a cyclic number is the first again.</summary>
    public int Distinct => Closes ? Knots - 1 : Knots;

    /// <summary>Whether a straight line along the knots makes sense.</summary>
    public bool HasTrend => Knots > 1 && !IsOfLevels && !IsCyclic;

    /// <summary>Whether the knots are places along a number, a circle included.</summary>
    public bool IsCurve => HasTrend || (IsCyclic && !IsOfLevels && Distinct > 2);

    /// <summary>The knot before a position; −1 if there is none.</summary>
    public int Previous(int position) =>
        position >= Distinct ? -1
        : position > 0 ? position - 1
        : IsCyclic && Distinct > 2 ? Distinct - 1 : -1;

    private bool Closes => IsCyclic && !IsOfLevels && Knots > 1;

    /// <summary>The position that this one is the same as: the first knot for the last of a cyclic number, else itself.</summary>
    public int Same(int position) => Closes && position == Knots - 1 ? 0 : position;

    /// <summary>The knot behind a position; −1 if there is none: it is the last, a slot, or the same as another knot.</summary>
    public int Next(int position) =>
        position >= Distinct ? -1
        : position + 1 < Distinct ? position + 1
        : IsCyclic && Distinct > 2 ? 0 : -1;
}

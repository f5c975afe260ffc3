using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Walks over the cells of one term's table in row-major order.</summary>
/// <param name="term">The term; its cells count from 0 here.</param>
/// <param name="axes">The axis of each of its columns.</param>
internal sealed class TableWalk(TermLayout term, ImmutableArray<AxisShape> axes)
{
    /// <summary>The cell.</summary>
    public int Cell { get; private set; }

    /// <summary>Its position along each dimension.</summary>
    public int[] Positions { get; } = new int[term.Order];

    /// <summary>In how many dimensions the cell is at a knot.</summary>
    public int Knots
    {
        get
        {
            int knots = 0;
            for (int d = 0; d < term.Order; d++)
            {
                knots += Positions[d] < axes[d].Knots ? 1 : 0;
            }

            return knots;
        }
    }

    /// <summary>In how many dimensions the cell is at a slot.</summary>
    public int Slots => term.Order - Knots;

    /// <summary>Whether the cell is the same as no other: in no dimension at the end of a circle.</summary>
    public bool IsDistinct => SameCell == Cell;

    /// <summary>The cell that this one is the same as: itself, but at the end of a circle.</summary>
    public int SameCell
    {
        get
        {
            int cell = Cell;
            for (int d = 0; d < term.Order; d++)
            {
                cell += (axes[d].Same(Positions[d]) - Positions[d]) * term.Strides[d];
            }

            return cell;
        }
    }

    /// <summary>The knot that follows along a dimension; −1 if none does.</summary>
    public int NextKnot(int d) => axes[d].Next(Positions[d]);

    /// <summary>Moves to the next cell.</summary>
    /// <returns>False behind the last.</returns>
    public bool Next()
    {
        Cell++;
        for (int d = term.Order - 1; d >= 0; d--)
        {
            if (++Positions[d] < axes[d].Extent)
            {
                return true;
            }

            Positions[d] = 0;
        }

        return false;
    }
}

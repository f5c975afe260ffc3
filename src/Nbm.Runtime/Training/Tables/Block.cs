using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// The part of a term's table in which every slot of every dimension is fixed: what is left is a curve, a surface … over the
/// numeric dimensions, or one cell where there are none. So numeric × categorical is a curve per level.
/// </summary>
/// <param name="Term">The term.</param>
/// <param name="Offset">Its first cell in the vector of all tables.</param>
/// <param name="Dimensions">The numeric dimensions; none for a single free cell.</param>
internal sealed record Block(int Term, int Offset, ImmutableArray<BlockDimension> Dimensions)
{
    /// <summary>How many numeric dimensions.</summary>
    public int Order => Dimensions.Length;

    /// <summary>How many cells.</summary>
    public int Length => Dimensions.Aggregate(1, (length, dimension) => length * dimension.Knots);

    /// <summary>Visits the cells in row-major order.</summary>
    /// <param name="visit">Given the knot of each dimension, and the cell's position in the vector of all tables.</param>
    public void ForEachCell(CellVisitor visit)
    {
        var knots = new int[Order];
        int position = Offset;
        while (true)
        {
            visit(knots, position);
            int d = Order - 1;
            while (d >= 0 && ++knots[d] == Dimensions[d].Knots)
            {
                position -= Dimensions[d].Stride * (knots[d] - 1);
                knots[d--] = 0;
            }

            if (d < 0)
            {
                return;
            }

            position += Dimensions[d].Stride;
        }
    }
}

/// <summary>A numeric dimension of a block.</summary>
/// <param name="Column">The axis.</param>
/// <param name="Knots">Its knots.</param>
/// <param name="Stride">The distance in the table between neighbouring knots.</param>
internal readonly record struct BlockDimension(int Column, int Knots, int Stride);

/// <summary>See <see cref="Block.ForEachCell"/>.</summary>
internal delegate void CellVisitor(ReadOnlySpan<int> knots, int position);

using System.Collections.Immutable;
using System.Numerics;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Carries a term's table from one grid to another: each position takes the value that the old table has there.</summary>
internal sealed class Prolongation
{
    private readonly TermLayout _from;
    private readonly TermLayout _to;
    private readonly int[] _extents;
    private readonly (int Cell, double Fraction)[][] _places;

    /// <param name="from">The term on the old grid.</param>
    /// <param name="fromAxes">All axes there.</param>
    /// <param name="to">The same term on the new grid.</param>
    /// <param name="toAxes">All axes there.</param>
    public Prolongation(TermLayout from, ImmutableArray<Axis> fromAxes, TermLayout to, ImmutableArray<Axis> toAxes)
    {
        (_from, _to) = (from, to);
        _extents = [.. to.Columns.Select(column => toAxes[column].Extent)];
        _places = [.. from.Columns.Select((column, d) => Places(fromAxes[column], toAxes[to.Columns[d]]))];
    }

    /// <summary>Writes the new table from the old.</summary>
    /// <param name="source">The old table, its cells from 0.</param>
    /// <param name="target">The new table, out.</param>
    public void Carry<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : struct, INumber<T>
    {
        Span<int> positions = stackalloc int[_to.Order];
        positions.Clear();
        for (int cell = 0; cell < _to.Length; cell++)
        {
            target[cell] = T.CreateTruncating(At(source, positions));
            for (int d = _to.Order - 1; d >= 0 && ++positions[d] == _extents[d]; d--)
            {
                positions[d] = 0;
            }
        }
    }

    /// <summary>
    /// Where the positions of an axis lie on another axis of the same feature; slots stay slots. Levels that the other doesn't have lie on
    /// its slot of unseen ones, and
    /// where it never saw a number, numbers lie where missing ones do.
    /// </summary>
    public static (int Cell, double Fraction)[] Places(Axis from, Axis to)
    {
        var places = new (int, double)[to.Extent];
        for (int position = 0; position < to.Extent; position++)
        {
            if (position < to.Knots.Length && !from.Knots.IsEmpty)
            {
                from.LocateNumber(to.Knots[position], out int cell, out double fraction);
                places[position] = (cell, fraction);
            }
            else
            {
                int same = Math.Clamp(Slot(from, to, position), 0, from.Extent - 1);
                places[position] = same == 0 ? (0, 0) : (same - 1, 1);
            }
        }

        return places;
    }

    private static int Slot(Axis from, Axis to, int position) =>
        position >= to.FirstSlot ? from.FirstSlot + position - to.FirstSlot
        : position < to.Knots.Length ? from.MissingPosition
        : position < from.Levels ? position
        : from.UnseenPosition;

    private double At<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> positions)
        where T : struct, INumber<T>
    {
        double sum = 0;
        for (int corner = 0; corner < 1 << _from.Order; corner++)
        {
            double weight = 1;
            int position = 0;
            for (int d = 0; d < _from.Order; d++)
            {
                var (cell, fraction) = _places[d][positions[d]];
                int upper = (corner >> d) & 1;
                position += (cell + upper) * _from.Strides[d];
                weight *= upper == 1 ? fraction : 1 - fraction;
            }

            if (weight != 0)
            {
                sum += weight * double.CreateTruncating(source[position]);
            }
        }

        return sum;
    }
}

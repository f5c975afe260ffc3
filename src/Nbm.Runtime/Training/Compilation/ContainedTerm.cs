using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A term of some of an interaction's features, at the positions that the interaction has along them.</summary>
internal sealed class ContainedTerm
{
    private readonly TermLayout _to;
    private readonly Prolongation _carry;
    private readonly int[] _same;

    /// <param name="axes">The axis of each column.</param>
    /// <param name="whole">The interaction.</param>
    /// <param name="part">The term of some of its features.</param>
    public ContainedTerm(ImmutableArray<Axis> axes, TermLayout whole, TermLayout part)
    {
        _to = part;
        int[] dimensions = [.. part.Columns.Select(
            column => Enumerable.Range(0, whole.Order).First(d => axes[whole.Columns[d]].Feature == axes[column].Feature))];
        TermLayout positions = DesignLayout.Create([.. axes.Select(axis => axis.Extent)],
            [[.. dimensions.Select(d => whole.Columns[d])]]).Terms[0];
        Positions = positions.Length;
        _carry = new Prolongation(positions, axes, part, axes);
        int[][] same = [.. whole.Columns.Select(column => Same(axes[column]))];
        Of = [.. Enumerable.Range(0, whole.Length).Select(cell => Enumerable.Range(0, dimensions.Length).Sum(
            k => same[dimensions[k]][cell / whole.Strides[dimensions[k]] % same[dimensions[k]].Length] * positions.Strides[k]))];
        _same = [.. Enumerable.Range(0, Positions).Select(position => Enumerable.Range(0, dimensions.Length).Sum(
            k => same[dimensions[k]][position / positions.Strides[k] % same[dimensions[k]].Length] * positions.Strides[k]))];
    }

    /// <summary>How many positions the interaction has along the features of this term.</summary>
    public int Positions { get; }

    /// <summary>The position of each of the interaction's cells; both ends of a circle count as its first.</summary>
    public int[] Of { get; }

    /// <summary>Adds values at the positions to this term's table, which has a knot wherever they have one.</summary>
    /// <param name="effects">The values.</param>
    /// <param name="tables">The vector of all tables.</param>
    public void Add(double[] effects, double[] tables)
    {
        double[] whole = [.. _same.Select(position => effects[position])];
        var carried = new double[_to.Length];
        _carry.Carry<double>(whole, carried);
        for (int cell = 0; cell < carried.Length; cell++)
        {
            tables[_to.Offset + cell] += carried[cell];
        }
    }

    // The positions of an axis; the last knot of a circle is its first.
    private static int[] Same(Axis axis)
    {
        int[] same = [.. Enumerable.Range(0, axis.Extent)];
        if (axis.Period > 0 && !axis.Knots.IsEmpty)
        {
            same[axis.Knots.Length - 1] = 0;
        }

        return same;
    }
}

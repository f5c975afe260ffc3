using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Moves main effects out of pairs and into the features' own curves (functional ANOVA over the training distribution; Lengerich et al. 2020):
/// afterwards each row and each column of a pair's table has mean 0 over the data. The sum of all terms stays as it is, everywhere. Both ends of a
/// circle are one row or column.
/// </summary>
internal sealed class Purification
{
    // Sweeps alternate between rows and columns; correlated features need many.
    private const int MostSweeps = 200;
    private const double Tolerance = 1e-7;

    private readonly DesignLayout _layout;
    private readonly Pair[] _pairs;

    /// <param name="layout">The serving tables.</param>
    /// <param name="axes">Their axes.</param>
    /// <param name="mass">The share of training weight on each position.</param>
    public Purification(DesignLayout layout, ImmutableArray<Axis> axes, double[] mass)
    {
        _layout = layout;
        _pairs = [.. layout.Terms.Where(term => term.Order == 2).Select(term => new Pair(
            term, axes[term.Columns[0]], axes[term.Columns[1]], mass, Side(layout, axes, term.Columns[0]), Side(layout, axes, term.Columns[1])))];
    }

    /// <summary>Purifies the vector of all tables, in place.</summary>
    public void Apply(double[] tables)
    {
        foreach (Pair pair in _pairs)
        {
            var (first, second) = Effects(pair, tables.AsSpan(pair.Term.Offset, pair.Term.Length));
            Move(tables, pair.First, first);
            Move(tables, pair.Second, second);
        }
    }

    // What each position of either axis means on average, by turns, over the cells that rows fall on; both are then taken off the whole table.
    private static (double[] First, double[] Second) Effects(Pair pair, Span<double> table)
    {
        var effects = (First: new double[pair.Rows], Second: new double[pair.Columns]);
        double size = 0;
        foreach (int cell in pair.Cells)
        {
            size = Math.Max(size, Math.Abs(table[cell]));
        }

        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double moved = Sweep(pair, table, effects.First, effects.Second, byRows: true);
            moved = Math.Max(moved, Sweep(pair, table, effects.First, effects.Second, byRows: false));
            if (moved <= Tolerance * size)
            {
                break;
            }
        }

        for (int i = 0; i < pair.Rows; i++)
        {
            effects.First[i] = effects.First[pair.RowOf[i]];
        }

        for (int j = 0; j < pair.Columns; j++)
        {
            effects.Second[j] = effects.Second[pair.ColumnOf[j]];
        }

        for (int cell = 0; cell < table.Length; cell++)
        {
            (int i, int j) = Math.DivRem(cell, pair.Columns);
            table[cell] -= effects.First[i] + effects.Second[j];
        }

        return effects;
    }

    // Adds to each effect of one axis the mean of what both leave over.
    private static double Sweep(Pair pair, ReadOnlySpan<double> table, double[] first, double[] second, bool byRows)
    {
        double[] target = byRows ? first : second;
        var sums = new double[target.Length];
        var weights = new double[target.Length];
        foreach (int cell in pair.Cells)
        {
            (int i, int j) = Math.DivRem(cell, pair.Columns);
            (i, j) = (pair.RowOf[i], pair.ColumnOf[j]);
            int at = byRows ? i : j;
            double mass = pair.Mass[cell];
            sums[at] += mass * (table[cell] - first[i] - second[j]);
            weights[at] += mass;
        }

        double moved = 0;
        for (int at = 0; at < target.Length; at++)
        {
            double mean = weights[at] > 0 ? sums[at] / weights[at] : 0;
            target[at] += mean;
            moved = Math.Max(moved, Math.Abs(mean));
        }

        return moved;
    }

    private void Move(double[] tables, Target target, double[] effects)
    {
        TermLayout main = _layout.Terms[target.Main];
        for (int position = 0; position < main.Length; position++)
        {
            var (cell, fraction) = target.Places[position];
            double value = fraction == 0 ? effects[cell] : ((1 - fraction) * effects[cell]) + (fraction * effects[cell + 1]);
            tables[main.Offset + position] += value;
        }
    }

    private static Target Side(DesignLayout layout, ImmutableArray<Axis> axes, int column)
    {
        int main = Enumerable.Range(0, layout.Terms.Length)
            .First(t => layout.Terms[t].Order == 1 && axes[layout.Terms[t].Columns[0]].Feature == axes[column].Feature);
        return new Target(main, Prolongation.Places(axes[column], axes[layout.Terms[main].Columns[0]]));
    }

    /// <summary>The main effect that takes an axis' share, and where its positions lie on that axis.</summary>
    private sealed record Target(int Main, (int Cell, double Fraction)[] Places);

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

    private sealed class Pair(TermLayout term, Axis rows, Axis columns, double[] mass, Target first, Target second)
    {
        public TermLayout Term { get; } = term;

        public int Rows { get; } = rows.Extent;

        public int Columns { get; } = columns.Extent;

        /// <summary>The row that each row counts as.</summary>
        public int[] RowOf { get; } = Same(rows);

        /// <summary>The column that each column counts as.</summary>
        public int[] ColumnOf { get; } = Same(columns);

        public double[] Mass { get; } = mass[term.Offset..(term.Offset + term.Length)];

        /// <summary>The cells that rows fall on.</summary>
        public int[] Cells { get; } = [.. Enumerable.Range(0, term.Length).Where(cell => mass[term.Offset + cell] > 0)];

        public Target First { get; } = first;

        public Target Second { get; } = second;
    }
}

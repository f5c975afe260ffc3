using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Moves main effects out of pairs and into the features' own curves (functional ANOVA over the training distribution; Lengerich et al. 2020):
/// afterwards each row and each column of a pair's table has mean 0 over the data. The sum of all terms stays as it is, everywhere.
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
            term, axes[term.Columns[0]].Extent, axes[term.Columns[1]].Extent, mass, Side(layout, axes, term.Columns[0]), Side(layout, axes, term.Columns[1])))];
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

    // What each position of either axis means on average; both are taken off the table.
    private static (double[] First, double[] Second) Effects(Pair pair, Span<double> table)
    {
        var first = new double[pair.Rows];
        var second = new double[pair.Columns];
        double size = 0;
        foreach (double value in table)
        {
            size = Math.Max(size, Math.Abs(value));
        }

        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double moved = 0;
            for (int i = 0; i < pair.Rows; i++)
            {
                double sum = 0, weight = 0;
                for (int j = 0; j < pair.Columns; j++)
                {
                    sum += pair.Mass[(i * pair.Columns) + j] * table[(i * pair.Columns) + j];
                    weight += pair.Mass[(i * pair.Columns) + j];
                }

                double mean = weight > 0 ? sum / weight : 0;
                first[i] += mean;
                moved = Math.Max(moved, Math.Abs(mean));
                for (int j = 0; j < pair.Columns; j++)
                {
                    table[(i * pair.Columns) + j] -= mean;
                }
            }

            moved = Math.Max(moved, Columns(pair, table, second));
            if (moved <= Tolerance * size)
            {
                break;
            }
        }

        return (first, second);
    }

    private static double Columns(Pair pair, Span<double> table, double[] second)
    {
        var sums = new double[pair.Columns];
        var weights = new double[pair.Columns];
        for (int i = 0; i < pair.Rows; i++)
        {
            for (int j = 0; j < pair.Columns; j++)
            {
                double mass = pair.Mass[(i * pair.Columns) + j];
                sums[j] += mass * table[(i * pair.Columns) + j];
                weights[j] += mass;
            }
        }

        double moved = 0;
        for (int j = 0; j < pair.Columns; j++)
        {
            sums[j] = weights[j] > 0 ? sums[j] / weights[j] : 0;
            second[j] += sums[j];
            moved = Math.Max(moved, Math.Abs(sums[j]));
        }

        for (int i = 0; i < pair.Rows; i++)
        {
            for (int j = 0; j < pair.Columns; j++)
            {
                table[(i * pair.Columns) + j] -= sums[j];
            }
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

    private sealed class Pair(TermLayout term, int rows, int columns, double[] mass, Target first, Target second)
    {
        public TermLayout Term { get; } = term;

        public int Rows { get; } = rows;

        public int Columns { get; } = columns;

        public double[] Mass { get; } = mass[term.Offset..(term.Offset + term.Length)];

        public Target First { get; } = first;

        public Target Second { get; } = second;
    }
}

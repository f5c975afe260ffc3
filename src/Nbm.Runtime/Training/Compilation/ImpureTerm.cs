using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>An interaction, and the largest terms that it contains: they take what is theirs out of it.</summary>
internal sealed class ImpureTerm
{
    // Sweeps go from part to part; correlated features need many.
    private const int MostSweeps = 200;
    private const double Tolerance = 1e-7;

    private readonly TermLayout _term;
    private readonly double[] _mass;
    private readonly int[] _cells;
    private readonly ContainedTerm[] _parts;

    /// <param name="layout">The serving tables.</param>
    /// <param name="axes">Their axes.</param>
    /// <param name="term">The interaction.</param>
    /// <param name="mass">The share of training weight on each position of all tables.</param>
    /// <param name="most">The most features of a term that takes something out of it.</param>
    public ImpureTerm(DesignLayout layout, ImmutableArray<Axis> axes, TermLayout term, double[] mass, int most)
    {
        _term = term;
        _mass = mass[term.Offset..(term.Offset + term.Length)];
        _cells = [.. Enumerable.Range(0, term.Length).Where(cell => _mass[cell] > 0)];
        _parts = [.. Contained(layout, axes, term, most).Select(part => new ContainedTerm(axes, term, part))];
    }

    /// <summary>Purifies this term in the vector of all tables, in place.</summary>
    public void Purify(double[] tables)
    {
        Span<double> table = tables.AsSpan(_term.Offset, _term.Length);
        double[][] effects = [.. _parts.Select(part => new double[part.Positions])];
        double size = 0;
        foreach (int cell in _cells)
        {
            size = Math.Max(size, Math.Abs(table[cell]));
        }

        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double moved = 0;
            for (int part = 0; part < effects.Length; part++)
            {
                moved = Math.Max(moved, Sweep(table, effects, part));
            }

            if (moved <= Tolerance * size)
            {
                break;
            }
        }

        for (int part = 0; part < effects.Length; part++)
        {
            for (int cell = 0; cell < table.Length; cell++)
            {
                table[cell] -= effects[part][_parts[part].Of[cell]];
            }

            _parts[part].Add(effects[part], tables);
        }
    }

    // Adds to each effect of one part the mean of what all leave over, over the cells that rows fall on.
    private double Sweep(ReadOnlySpan<double> table, double[][] effects, int part)
    {
        double[] target = effects[part];
        int[] of = _parts[part].Of;
        var sums = new double[target.Length];
        var weights = new double[target.Length];
        foreach (int cell in _cells)
        {
            double left = table[cell];
            for (int other = 0; other < effects.Length; other++)
            {
                left -= effects[other][_parts[other].Of[cell]];
            }

            sums[of[cell]] += _mass[cell] * left;
            weights[of[cell]] += _mass[cell];
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

    // The terms of some of its features, but for those that another one of these contains.
    private static List<TermLayout> Contained(DesignLayout layout, ImmutableArray<Axis> axes, TermLayout term, int most)
    {
        int[] Features(TermLayout of) => [.. of.Columns.Select(column => axes[column].Feature)];
        int[] own = Features(term);
        TermLayout[] parts = [
            .. layout.Terms.Where(other => other.Order > 0 && other.Order <= most && Array.TrueForAll(Features(other), own.Contains))];
        return
        [
            .. parts.Where(part =>
                !Array.Exists(parts, other => other.Order > part.Order && Array.TrueForAll(Features(part), Features(other).Contains)))
                .OrderBy(part => Array.IndexOf(own, Features(part)[0])),
        ];
    }
}

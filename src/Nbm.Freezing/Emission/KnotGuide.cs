using System;

namespace Nbm.Freezing;

/// <summary>
/// Where to begin to look for a number among the knots of an axis: cell g of a uniform grid begins at knot
/// Starts[g], and the knot is at most Starts[g + 1]. The cell of a number never decreases as it grows, in
/// floating point too, so what is found is exact whatever the rounding. The grid covers that part of the knots
/// for which the fewest steps are left, since knots lie at quantiles and the tails of many features are long.
/// </summary>
internal sealed class KnotGuide
{
    /// <summary>How many knots are passed without a branch; as many infinities lie
    /// behind the knots, so that a comparison may read past the last one.</summary>
    public const int Padding = 2;

    private static readonly int[] s_cellsPerKnot = [1, 2, 4, 8];
    private static readonly double[] s_trims = [0, 0.01, 0.03, 0.1, 0.25];

    private KnotGuide(double[] knots, double origin, double scale, int cells)
    {
        Origin = origin;
        Scale = scale;
        Starts = new int[cells + 1];
        int next = 0;
        for (int g = 0; g < cells; g++)
        {
            while (next < knots.Length && CellOf(knots[next]) < g)
            {
                next++;
            }

            Starts[g] = Math.Max(next - 1, 0);
        }

        Starts[cells] = knots.Length - 1;
        for (int g = 0; g < cells; g++)
        {
            Reach = Math.Max(Reach, Starts[g + 1] - Starts[g]);
        }
    }

    public double Origin { get; }

    public double Scale { get; }

    public int[] Starts { get; }

    /// <summary>How many knots a number may have to pass behind the one that its cell begins at.</summary>
    public int Reach { get; }

    /// <summary>The guide to two knots or more.</summary>
    public static KnotGuide Of(double[] knots)
    {
        KnotGuide best = new(knots, 0, 0, 1);
        double fewest = best.Cost();
        foreach (int perKnot in s_cellsPerKnot)
        {
            foreach (double low in s_trims)
            {
                foreach (double high in s_trims)
                {
                    int cells = perKnot * knots.Length;
                    double origin = knots[(int)(low * knots.Length)];
                    double scale = cells / (knots[knots.Length - 1 - (int)(high * knots.Length)] - origin);
                    if (!(scale > 0 && scale <= double.MaxValue) || double.IsInfinity(knots[knots.Length - 1] - origin)
                        || double.IsInfinity(knots[0] - origin))
                    {
                        continue;
                    }

                    var guide = new KnotGuide(knots, origin, scale, cells);
                    double cost = guide.Cost();
                    (best, fewest) = cost < fewest ? (guide, cost) : (best, fewest);
                }
            }
        }

        return best;
    }

    // As the scorer computes it.
    private int CellOf(double x)
    {
        double at = (x - Origin) * Scale;
        return at > 0 ? at < Starts.Length - 2 ? (int)BitConverter.DoubleToInt64Bits(at + 4503599627370496) : Starts.Length - 2 : 0;
    }

    // For a number between each two knots, all alike: the halvings behind a cell that holds more knots
    // than are passed at once, the shorter code where none does, and a little for each cell's memory.
    private double Cost()
    {
        double cost = (0.02 * Starts.Length) + (0.2 * Math.Min(Reach, Padding + 1) * Starts[Starts.Length - 1]);
        for (int g = 0; g + 1 < Starts.Length; g++)
        {
            int knots = Starts[g + 1] - Starts[g];
            cost += knots > Padding ? knots * (3 + Math.Log(knots, 2)) : 0;
        }

        return cost;
    }
}

namespace Nbm.Training;

/// <summary>
/// Knots of axes that are declared linear, logarithmic or cyclic: every distinct value if they are few and not too close to one another,
/// else evenly spaced
/// in the axis' units.
/// </summary>
internal static class EvenKnots
{
    // Second differences grow with the third power of how much smaller than the mean a distance is, and with the fourth of the number of
    // knots; beyond this, a
    // penalty in float32 would lose its ridge.
    private const double LeastDistance = 0.035;
    private const double ReferenceKnots = 64;

    /// <param name="sorted">Finite values, ascending, at least one.</param>
    /// <param name="most">The most knots, at least 2.</param>
    public static double[] Linear(OrderStatistics sorted, int most) => Even(sorted, most, value => value, unit => unit);

    /// <param name="sorted">Values above 0, ascending, at least one.</param>
    /// <param name="most">The most knots, at least 2.</param>
    public static double[] Log(OrderStatistics sorted, int most) => Even(sorted, most, Math.Log, Math.Exp);

    /// <summary>Knots around a circle; the last lies one period behind the first, and is the same.</summary>
    /// <param name="sorted">Values within [0, period), ascending, at least one.</param>
    /// <param name="period">The period.</param>
    /// <param name="most">The most knots, at least 2.</param>
    public static double[] Cycle(OrderStatistics sorted, double period, int most)
    {
        // All axes of a feature begin at its least value, so that finer ones have the knots of coarser ones' ends.
        double first = sorted.Least;
        double[] distinct = sorted.Distinct(most);
        double[] knots = distinct.Length < most && AreApart([.. distinct, first + period])
            ? [.. distinct, first + period]
            : [.. Enumerable.Range(0, most - 1).Select(i => first + (period * i / (most - 1))), first + period];
        return Increasing(knots, value => value, first + period);
    }

    /// <summary>A value within [0, period).</summary>
    public static double Wrap(double value, double period)
    {
        double wrapped = value - (period * Math.Floor(value / period));
        return wrapped < period ? wrapped : 0;
    }

    private static double[] Even(OrderStatistics sorted, int most, Func<double, double> unit, Func<double, double> value)
    {
        double[] distinct = sorted.Distinct(most);
        if (distinct.Length <= most && AreApart([.. distinct.Select(unit)]))
        {
            return Increasing(distinct, unit, distinct[^1]);
        }

        double least = unit(sorted.Least), greatest = unit(sorted.Greatest);
        double At(int i) => value((least * (1 - ((double)i / (most - 1)))) + (greatest * ((double)i / (most - 1))));
        return Increasing([sorted.Least, .. Enumerable.Range(1, most - 2).Select(At), sorted.Greatest], unit, sorted.Greatest);
    }

    private static bool AreApart(double[] units)
    {
        double mean = (units[^1] - units[0]) / Math.Max(1, units.Length - 1);
        double least = LeastDistance * Math.Pow(units.Length / ReferenceKnots, 4.0 / 3) * mean;
        return double.IsFinite(mean) && !units.Skip(1).Zip(units, (b, a) => b - a).Any(distance => distance < least);
    }

    // Without what rounding made equal to, or took beyond, a neighbour; the ends stay.
    private static double[] Increasing(double[] knots, Func<double, double> unit, double last)
    {
        var kept = new List<double> { knots[0] };
        foreach (double knot in knots)
        {
            if (unit(knot) > unit(kept[^1]) && (knot == last || unit(knot) < unit(last)))
            {
                kept.Add(knot);
            }
        }

        return [.. kept];
    }
}

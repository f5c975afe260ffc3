using System.Collections.Immutable;

namespace Nbm.Reports;

/// <summary>How far the values of a term lie apart in two models.</summary>
/// <param name="Mean">The mean of |later − earlier| over all points and outputs.</param>
/// <param name="Largest">Later − earlier where that is largest in size.</param>
/// <param name="At">Where; null if all are the same.</param>
/// <param name="Output">The index of the output in question among those that both models have.</param>
/// <param name="Class">The class of that output, if there are several.</param>
internal readonly record struct TermDifference(double Mean, double Largest, string? At, int Output, string? Class)
{
    private const int MostPoints = 100_000;

    /// <summary>Compares a term on the grid of its points, of at most about a hundred thousand.</summary>
    public static TermDifference Of(TermPair pair, ImmutableArray<(int Before, int After, string? Class)> outputs)
    {
        int order = pair.Order, most = (int)Math.Pow(MostPoints, 1.0 / order);
        ImmutableArray<DiffPoint>[] points = [.. Enumerable.Range(0, order).Select(d => Thin(pair.Points(d), most))];
        long count = points.Aggregate(1L, (product, p) => product * p.Length);
        var at = new int[order];
        double sum = 0, largest = 0;
        (int Output, string? At) where = (0, null);
        Span<double> before = stackalloc double[order], after = stackalloc double[order];
        for (long i = 0; i < count; i++)
        {
            long rest = i;
            for (int d = order - 1; d >= 0; d--)
            {
                (rest, long index) = Math.DivRem(rest, points[d].Length);
                at[d] = (int)index;
                (before[d], after[d]) = (points[d][at[d]].Before, points[d][at[d]].After);
            }

            for (int o = 0; o < outputs.Length; o++)
            {
                double difference = (pair.After?.Evaluate(outputs[o].After, after) ?? 0)
                    - (pair.Before?.Evaluate(outputs[o].Before, before) ?? 0);
                sum += Math.Abs(difference);
                if (Math.Abs(difference) > Math.Abs(largest))
                {
                    (largest, where) = (difference, (o, string.Join(" × ", at.Select((p, d) => points[d][p].Label))));
                }
            }
        }

        return new(count == 0 ? 0 : sum / (count * outputs.Length), largest, where.At, where.Output, outputs[where.Output].Class);
    }

    // Evenly, first and last included.
    private static ImmutableArray<DiffPoint> Thin(ImmutableArray<DiffPoint> points, int most) => points.Length <= most
        ? points
        : [.. Enumerable.Range(0, most).Select(i => points[(int)((long)i * (points.Length - 1) / (most - 1))])];
}

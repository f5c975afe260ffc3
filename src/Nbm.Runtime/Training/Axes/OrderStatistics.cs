namespace Nbm.Training;

/// <summary>
/// Numbers in their order, for quantiles and distinct values. Up to 2¹⁷ numbers are kept as they are; of more only the distinct ones with
/// how often they occur, if these are no more than that, and else as many of them at even ranks: quantiles are then exact to a rank of 2⁻¹⁷.
/// </summary>
internal sealed class OrderStatistics
{
    private const int Most = 1 << 17;

    private readonly double[] _values;

    // How many numbers there are up to and including each value; null where each value is one number.
    private readonly int[]? _upTo;

    private OrderStatistics(double[] values, int[]? upTo) => (_values, _upTo) = (values, upTo);

    /// <summary>Whether there are no numbers.</summary>
    public bool IsEmpty => _values.Length == 0;

    public double Least => _values[0];

    public double Greatest => _values[^1];

    /// <summary>What those of all numbers of a record take at most.</summary>
    /// <param name="schema">What the record declares.</param>
    /// <param name="rows">How many rows there are.</param>
    public static long Bytes(ModelSchema schema, int rows) =>
        schema.Features.Count(feature => feature.Kind == FeatureKind.Numeric) * (long)Math.Min(rows, Most) * (sizeof(double) + sizeof(int));

    /// <param name="numbers">Finite; put in their order.</param>
    public static OrderStatistics Of(double[] numbers)
    {
        Array.Sort(numbers);
        return Distinct(numbers) is { } upTo ? new OrderStatistics([.. upTo.Select(end => numbers[end - 1])], upTo)
            : numbers.Length <= Most ? new OrderStatistics(numbers, null)
            : new OrderStatistics(
                [.. Enumerable.Range(0, Most).Select(i => numbers[(int)((long)i * (numbers.Length - 1) / (Most - 1))])], null);
    }

    /// <summary>A quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    /// <param name="probability">From 0 to 1.</param>
    public double Quantile(double probability)
    {
        double at = probability * ((_upTo?[^1] ?? _values.Length) - 1);
        int below = (int)at;
        double fraction = at - below;

        // Not a + (b − a)·f, which overflows at the ends of the range of doubles.
        return fraction == 0 ? this[below] : (this[below] * (1 - fraction)) + (this[below + 1] * fraction);
    }

    /// <summary>Distinct values in order; counting stops behind most + 1 of them.</summary>
    public double[] Distinct(int most) => Quantiles.Distinct(_values, most);

    private double this[int rank]
    {
        get
        {
            if (_upTo is null)
            {
                return _values[rank];
            }

            int found = Array.BinarySearch(_upTo, rank + 1);
            return _values[found < 0 ? ~found : found];
        }
    }

    // Where the runs of equal numbers end; null where they are too many, or the numbers few.
    private static int[]? Distinct(double[] sorted)
    {
        var ends = new List<int>();
        for (int i = 0; sorted.Length > Most && i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || sorted[i + 1] > sorted[i])
            {
                if (ends.Count == Most)
                {
                    return null;
                }

                ends.Add(i + 1);
            }
        }

        return ends.Count == 0 ? null : [.. ends];
    }
}

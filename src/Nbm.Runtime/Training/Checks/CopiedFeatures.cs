using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Finds features that say the same as another one: levels that stand for one another, and numbers of the same order.</summary>
internal static class CopiedFeatures
{
    /// <summary>From which rank correlation on numbers are copies.</summary>
    public const double Alike = 0.999;

    private const int FewestRows = 20, MostRows = 4096;

    // Products of ranks, in all.
    private const double MostProducts = 4e7;

    /// <param name="Feature">The feature.</param>
    /// <param name="Of">Which it copies, one before it.</param>
    /// <param name="Correlation">That of the ranks; NaN where levels stand for one another.</param>
    public readonly record struct Copy(int Feature, int Of, double Correlation);

    /// <summary>The copies, each of the first feature that it is a copy of.</summary>
    /// <param name="schema">What the record declares.</param>
    /// <param name="rows">The rows; a part of them is looked at where they are many.</param>
    public static IReadOnlyList<Copy> Find(ModelSchema schema, EncodedRows rows)
    {
        if (rows.Count < FewestRows)
        {
            return [];
        }

        int features = schema.Features.Length;
        int most = (int)Math.Clamp(MostProducts / Math.Max(1, features * features), 256, MostRows);
        int[] some = Drawn(rows.Count, most);
        var (codes, ranks) = (new int[features][], new double[features][]);
        for (int f = 0; f < features; f++)
        {
            double[] values = Array.ConvertAll(some, row => rows.Columns[f][row]);
            if (schema.Features[f].Kind == FeatureKind.Numeric)
            {
                ranks[f] = Standardised(Ranks.Of(values));
            }
            else
            {
                codes[f] = Codes(values);
            }
        }

        List<Copy> copies = [];
        for (int f = 1; f < features; f++)
        {
            for (int of = 0; of < f; of++)
            {
                bool areLevels = codes[f] is not null && codes[of] is not null;
                double correlation = ranks[f] is { } own && ranks[of] is { } other ? Product(own, other) : double.NaN;
                if (Math.Abs(correlation) >= Alike
                    || (areLevels && codes[f].Max() > 0 && codes[f].AsSpan().SequenceEqual(codes[of])))
                {
                    copies.Add(new Copy(f, of, correlation));
                    break;
                }
            }
        }

        return copies;
    }

    private static int[] Drawn(int count, int most)
    {
        if (count <= most)
        {
            return [.. Enumerable.Range(0, count)];
        }

        ulong key = CounterRandom.Key(0, 2);
        return [.. Enumerable.Range(0, most).Select(i => (int)(CounterRandom.Bits(0, key, (ulong)i) % (ulong)count))];
    }

    // Values by the order in which they come up: the same of two columns whose values stand for one another.
    private static int[] Codes(double[] values)
    {
        Dictionary<double, int> known = [];
        return Array.ConvertAll(values, value => known.TryGetValue(value, out int code) ? code : known[value] = known.Count);
    }

    private static double[] Standardised(double[] ranks)
    {
        double mean = ranks.Average(), length = Math.Sqrt(ranks.Sum(rank => (rank - mean) * (rank - mean)));
        return Array.ConvertAll(ranks, rank => length > 0 ? (rank - mean) / length : 0);
    }

    private static double Product(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}

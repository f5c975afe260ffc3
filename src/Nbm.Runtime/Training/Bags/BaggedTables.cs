namespace Nbm.Training;

/// <summary>What bags come to: their mean, and how far they lie from it.</summary>
/// <param name="Tables">C × P, the mean of the bags' tables. Where all of them are monotone it is too, to the last bit: so are sums,
/// quotients and rounding.</param>
/// <param name="Intercepts">C means of their intercepts.</param>
/// <param name="Draws">Their deviations; null where there is only one.</param>
internal sealed record BaggedTables(float[] Tables, double[] Intercepts, TableDraws? Draws)
{
    /// <param name="tables">For each bag C × P.</param>
    /// <param name="intercepts">For each bag C intercepts.</param>
    public static BaggedTables Of(float[][] tables, double[][] intercepts)
    {
        float[] mean = Array.ConvertAll(Mean(tables, value => value), value => (float)value);
        double[] intercept = Mean(intercepts, value => value);
        if (tables.Length == 1)
        {
            return new BaggedTables(mean, intercept, null);
        }

        double scale = Scale(tables.Length);
        return new BaggedTables(mean, intercept, new TableDraws(
            [.. tables.Select(bag => bag.Select((value, i) => (float)(scale * (value - mean[i]))).ToArray())],
            [.. intercepts.Select(bag => bag.Select((value, c) => scale * (value - intercept[c])).ToArray())]));
    }

    // A row's balanced weights have variance (B − 1)/(B + 1) and covariance −1/(B + 1), where bootstrap weights have 1 and 0: the mean
    // square of deviations from the
    // mean falls short by (B − 1)/(B + 1).
    private static double Scale(int bags) => Math.Sqrt((bags + 1.0) / (bags - 1));

    private static double[] Mean<T>(T[][] bags, Func<T, double> value)
    {
        var mean = new double[bags[0].Length];
        for (int i = 0; i < mean.Length; i++)
        {
            foreach (T[] bag in bags)
            {
                mean[i] += value(bag[i]);
            }

            mean[i] /= bags.Length;
        }

        return mean;
    }
}

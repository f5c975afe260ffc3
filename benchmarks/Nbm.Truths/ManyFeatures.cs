using Nbm.Models;

namespace Nbm.Truths;

/// <summary>Independent standard normal features, the first few of which act on the log-odds by sin(0.75 x)/2 each.</summary>
internal static class ManyFeatures
{
    // Of thirty that act the true log-odds have an AUROC of 0.82 and a log loss of 0.51.
    private const double Frequency = 0.75;

    /// <param name="rows">Rows.</param>
    /// <param name="features">Features.</param>
    /// <param name="acting">How many of them act.</param>
    /// <param name="seed">The seed.</param>
    public static KnownData Of(int rows, int features, int acting, int seed)
    {
        var random = new Random(seed);
        return new KnownData(KnownData.Numbers(ModelTask.Binary, features), [.. Enumerable.Range(0, rows).Select(_ =>
        {
            double[] x = [.. Enumerable.Range(0, features).Select(_ => random.Normal())];
            double[] f = [.. x.Select((value, j) => j < acting ? Math.Sin(Frequency * value) / 2 : 0)];
            return new KnownRow(x, random.NextDouble() < 1 / (1 + Math.Exp(-f.Sum())) ? 1 : 0, f);
        })]);
    }
}

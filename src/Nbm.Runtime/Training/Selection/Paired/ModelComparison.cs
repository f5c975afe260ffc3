using System.Collections.Immutable;
using Nbm.Models;
using Nbm.Training;

namespace Nbm;

/// <summary>Two models on the same rows: which is better, and whether the rows are enough to tell.</summary>
public static class ModelComparison
{
    private const int FewestResamples = 100;

    /// <summary>
    /// Compares two models of a record, of any families, on rows that neither learned from. Differences are the second's metric less the
    /// first's; as both are of the same rows, what makes these hard or easy for both cancels. The AUROC's is by DeLong, with a normal
    /// interval; all others are by a paired bootstrap, with the interval between quantiles of the resamples. The same rows and seed give
    /// the same numbers, on any threads.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="first">The model that is there.</param>
    /// <param name="second">The model that might take its place.</param>
    /// <param name="rows">Rows whose target is known. Others are passed over.</param>
    /// <param name="resamples">How often rows are drawn again, 100 or more.</param>
    /// <param name="seed">Which resamples.</param>
    /// <param name="level">The probability with which an interval holds the true difference, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few resamples, or the level isn't between 0 and 1.</exception>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    /// <exception cref="NotSupportedException">They are survival models.</exception>
    public static PairedComparison Paired<TRecord>(
        Model<TRecord> first, Model<TRecord> second, IReadOnlyList<TRecord> rows, int resamples = 2000, int seed = 0, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, FewestResamples);
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of intervals must lie between 0 and 1, without either.");
        }

        EvaluatedRows of = first.ScoreWithTargets(rows), than = second.ScoreWithTargets(rows);
        Metrics.TotalWeight(of.Weights);
        double[] weights = of.Weights.ToArray();
        ImmutableArray<PairedMetric> own = PairedMetrics.Of(first.Trained, of), other = PairedMetrics.Of(second.Trained, than);
        bool isBinary = first.Schema.Target.Task == ModelTask.Binary;
        double[][] differences = new PairedBootstrap(weights, resamples, seed)
            .Differences([.. own.Skip(isBinary ? 1 : 0)], [.. other.Skip(isBinary ? 1 : 0)]);
        return new PairedComparison(of.Count, level,
        [
            .. isBinary ? [ByDeLong(of, than, level)] : Array.Empty<PairedDifference>(),
            .. own.Zip(other).Skip(isBinary ? 1 : 0).Select((pair, m) =>
                ByResamples(pair.First.Name, pair.First.Value(weights), pair.Second.Value(weights), differences[m], level)),
        ]);
    }

    private static PairedDifference ByDeLong(EvaluatedRows first, EvaluatedRows second, double level)
    {
        DeLong a = new(first), b = new(second);
        double variance = DeLong.Covariance(a, a) + DeLong.Covariance(b, b) - (2 * DeLong.Covariance(a, b));
        double error = Math.Sqrt(Math.Max(0, variance)), reach = NormalQuantile.Within(level) * error, apart = b.Area - a.Area;
        return new PairedDifference("AUROC", a.Area, b.Area, error, apart - reach, apart + reach, 0);
    }

    // A standard error needs two, and an interval some.
    private static PairedDifference ByResamples(string name, double first, double second, double[] resamples, double level)
    {
        if (resamples.Length < FewestResamples)
        {
            return new PairedDifference(name, first, second, double.NaN, double.NaN, double.NaN, resamples.Length);
        }

        double mean = resamples.Average(), squares = resamples.Sum(value => (value - mean) * (value - mean));
        return new PairedDifference(name, first, second, Math.Sqrt(squares / (resamples.Length - 1)), Quantile(resamples, (1 - level) / 2),
            Quantile(resamples, (1 + level) / 2), resamples.Length);
    }

    // Linear between the ranks around it.
    private static double Quantile(double[] ascending, double share)
    {
        double place = share * (ascending.Length - 1);
        int below = Math.Min((int)place, ascending.Length - 2);
        return ascending[below] + ((place - below) * (ascending[below + 1] - ascending[below]));
    }
}

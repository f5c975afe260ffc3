using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Rows drawn with replacement, the same for both models (Efron and Tibshirani 1993): how far a difference of metrics would scatter on as
/// many other rows. A resample is what its rows count; of one seed it is the same on any threads.
/// </summary>
/// <param name="weights">The rows' own weights.</param>
/// <param name="resamples">How many resamples.</param>
/// <param name="seed">Which of them.</param>
internal sealed class PairedBootstrap(double[] weights, int resamples, int seed)
{
    /// <summary>For each metric its difference between the models on each resample on which both are defined, ascending.</summary>
    public double[][] Differences(IReadOnlyList<PairedMetric> first, IReadOnlyList<PairedMetric> second)
    {
        var differences = new double[first.Count][];
        for (int m = 0; m < differences.Length; m++)
        {
            differences[m] = new double[resamples];
        }

        Parallel.For(0, resamples, () => new double[weights.Length], (resample, _, counted) =>
        {
            Draw(resample, counted);
            for (int m = 0; m < differences.Length; m++)
            {
                differences[m][resample] = second[m].Value(counted) - first[m].Value(counted);
            }

            return counted;
        }, _ => { });
        return [.. differences.Select(own => own.Where(value => !double.IsNaN(value)).Order().ToArray())];
    }

    private void Draw(int resample, double[] counted)
    {
        Array.Clear(counted);
        ulong key = RandomStreams.Key(seed, RandomStreams.Bootstrap);
        for (int i = 0; i < counted.Length; i++)
        {
            int row = (int)Math.BigMul(CounterRandom.Bits(key, (ulong)resample, (ulong)i), (ulong)counted.Length, out _);
            counted[row] += weights[row];
        }
    }
}

using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// Whether probabilities are as frequent as they say: rows by predicted probability in ten bins of equal width (DeGroot and Fienberg 1983).
/// Equal by content.
/// </summary>
public sealed record Calibration
{
    private const int BinCount = 10;

    internal Calibration(ImmutableArray<ReliabilityBin> bins) => Bins = bins;

    /// <summary>The bins that have rows, by ascending probability.</summary>
    public ImmutableArray<ReliabilityBin> Bins { get; }

    /// <summary>
    /// The expected calibration error: the mean over rows of |observed share − mean probability| of their bin (Naeini et al. 2015). 0 is
    /// perfect. With few rows it
    /// isn't 0 even if the probabilities are right: in each bin the observed share scatters.
    /// </summary>
    public double ExpectedError =>
        Bins.Sum(bin => bin.Weight * Math.Abs(bin.ObservedShare - bin.MeanProbability)) / Bins.Sum(bin => bin.Weight);

    /// <summary>The largest of these differences.</summary>
    public double LargestError => Bins.Max(bin => Math.Abs(bin.ObservedShare - bin.MeanProbability));

    /// <inheritdoc/>
    public bool Equals(Calibration? other) => other is not null && Bins.AsSpan().SequenceEqual(other.Bins.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Bins.Length == 0 ? 0 : Bins[0].GetHashCode();

    /// <summary>The bins, one to a line, whatever the culture.</summary>
    public override string ToString() => string.Concat(Bins.Select(bin => bin + "\n"));

    /// <param name="probabilities">A probability for each row.</param>
    /// <param name="targets">0 or 1.</param>
    /// <param name="weights">Their weights, not all zero.</param>
    internal static Calibration Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double[] totals = new double[BinCount], predicted = new double[BinCount], observed = new double[BinCount];
        for (int r = 0; r < probabilities.Length; r++)
        {
            int bin = Math.Min((int)(probabilities[r] * BinCount), BinCount - 1);
            totals[bin] += weights[r];
            predicted[bin] += weights[r] * probabilities[r];
            observed[bin] += targets[r] > 0 ? weights[r] : 0;
        }

        return new Calibration(
        [
            .. Enumerable.Range(0, BinCount).Where(bin => totals[bin] > 0)
                .Select(bin => new ReliabilityBin((double)bin / BinCount, (bin + 1.0) / BinCount, totals[bin], predicted[bin] / totals[bin],
                    observed[bin] / totals[bin])),
        ]);
    }
}

/// <summary>The rows whose predicted probability lies in a range.</summary>
/// <param name="From">The range's lower end, included.</param>
/// <param name="To">Its upper end, included for 1 only.</param>
/// <param name="Weight">The weight of the rows: their number, where they aren't weighed.</param>
/// <param name="MeanProbability">The mean of what was predicted for them.</param>
/// <param name="ObservedShare">The share of them that are positive.</param>
public readonly record struct ReliabilityBin(double From, double To, double Weight, double MeanProbability, double ObservedShare)
{
    /// <summary>The bin in one line, whatever the culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{From:0.0}–{To:0.0}: predicted {MeanProbability:0.000}, observed {ObservedShare:0.000}, weight {Weight:G6}");
}

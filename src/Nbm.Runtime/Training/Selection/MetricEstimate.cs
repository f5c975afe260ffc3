namespace Nbm;

/// <summary>A metric over the folds of a cross-validation.</summary>
/// <param name="Mean">Its mean over the folds; each counts alike. Undefined, <see cref="double.NaN"/>, where it is so of a fold.</param>
/// <param name="StandardError">
/// The standard deviation between k folds / √k. Folds share training rows, which this leaves out of account, as every estimate from one
/// cross-validation does
/// (Bengio and Grandvalet 2004): it is rather too small than too large.
/// </param>
public readonly record struct MetricEstimate(double Mean, double StandardError)
{
    /// <summary>Both numbers, whatever the culture: <c>0.8468 ± 0.0041</c>.</summary>
    public override string ToString() =>
        double.IsNaN(Mean) ? ScoreText.Undefined : FormattableString.Invariant($"{Mean:G4} ± {StandardError:G2}");

    /// <summary>A difference between two models on the same folds, which share training rows: the variance between k folds times
    /// 1/k + test rows / training rows in place of 1/k (Nadeau and Bengio 2003).</summary>
    /// <param name="folds">The difference on each fold.</param>
    /// <param name="share">Test rows / training rows.</param>
    internal static MetricEstimate OfPaired(ReadOnlySpan<double> folds, double share)
    {
        MetricEstimate plain = Of(folds);
        return plain with { StandardError = plain.StandardError * Math.Sqrt(1 + (folds.Length * share)) };
    }

    internal static MetricEstimate Of(ReadOnlySpan<double> folds)
    {
        double mean = 0;
        foreach (double fold in folds)
        {
            mean += fold / folds.Length;
        }

        double squares = 0;
        foreach (double fold in folds)
        {
            squares += (fold - mean) * (fold - mean);
        }

        return new MetricEstimate(mean, Math.Sqrt(squares / (folds.Length - 1) / folds.Length));
    }
}

namespace Nbm.Models;

/// <summary>How far targets lie from scores, by ranks, so that a few of them far out change little.</summary>
internal static class Residuals
{
    private const double NormalQuartile = 0.6744897501960817;

    /// <summary>The standard deviation that normal residuals around 0 of that median size have.</summary>
    public static double Deviation(in LossFit fit)
    {
        double[] sizes = Of(fit), weights = fit.Weights.ToArray();
        for (int r = 0; r < sizes.Length; r++)
        {
            sizes[r] = Math.Abs(sizes[r]);
        }

        Array.Sort(sizes, weights);
        return Quantile(sizes, weights, 0.5) / NormalQuartile;
    }

    /// <summary>Their median.</summary>
    public static double Median(in LossFit fit)
    {
        double[] sorted = Of(fit), weights = fit.Weights.ToArray();
        Array.Sort(sorted, weights);
        return Quantile(sorted, weights, 0.5);
    }

    /// <summary>The standard deviation that normal residuals of that distance between the quartiles have, wherever they lie.</summary>
    public static double CentralDeviation(in LossFit fit)
    {
        double[] sorted = Of(fit), weights = fit.Weights.ToArray();
        Array.Sort(sorted, weights);
        return (Quantile(sorted, weights, 0.75) - Quantile(sorted, weights, 0.25)) / (2 * NormalQuartile);
    }

    /// <summary>Their standard deviation from their mean, wild ones counting as they are; 0 where all are alike.</summary>
    public static double StandardDeviation(in LossFit fit)
    {
        double[] residuals = Of(fit);
        double total = 0, mean = 0, squares = 0;
        for (int r = 0; r < residuals.Length; r++)
        {
            double weight = fit.Weights[r], apart = residuals[r] - mean;
            total += weight;
            mean += total > 0 ? apart * (weight / total) : 0;
            squares += weight * apart * (residuals[r] - mean);
        }

        return Math.Sqrt(squares / total);
    }

    private static double[] Of(in LossFit fit)
    {
        var residuals = new double[fit.Targets.Length];
        for (int r = 0; r < residuals.Length; r++)
        {
            residuals[r] = fit.Targets[r] - fit.Scores[r];
        }

        return residuals;
    }

    private static double Quantile(double[] sorted, double[] weights, double level)
    {
        double left = level * weights.Sum();
        for (int r = 0; r < sorted.Length; r++)
        {
            left -= weights[r];
            if (left <= 0)
            {
                return sorted[r];
            }
        }

        return sorted[^1];
    }
}

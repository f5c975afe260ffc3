using System.Globalization;

namespace Nbm.Models;

/// <summary>
/// Platt's scaling (1999): the logistic regression of classes on scores, p = σ(a + b · score), on targets that are drawn in from 0 and 1 by
/// how few rows there are, so that separated classes have a finite slope. By Newton's method on the convex likelihood, halving steps that
/// don't lower it (Lin, Lin and Weng 2007).
/// </summary>
internal static class PlattScaling
{
    private const int MostSteps = 100;
    private const double Enough = 1e-10;

    /// <summary>a and b.</summary>
    /// <param name="scores">n scores.</param>
    /// <param name="targets">n targets: 0 or 1.</param>
    /// <param name="weights">n weights.</param>
    /// <exception cref="NbmDataException">All rows are of one class, all scores are alike, or higher scores aren't more often
    /// positive.</exception>
    public static (double Shift, double Slope) Fit(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        (double positive, double negative, double total) = (Rows(targets, weights, true), Rows(targets, weights, false),
            Metrics.TotalWeight(weights));
        if (!(positive > 0 && negative > 0))
        {
            throw new NbmDataException("All rows that are to recalibrate by are of one class. Give rows of both.");
        }

        double high = (positive + 1) / (positive + 2), low = 1 / (negative + 2);
        (double mean, double deviation) = Spread(scores, weights, total);
        if (!(deviation > 0))
        {
            throw new NbmDataException(
                "All rows that are to recalibrate by have one score: they say nothing of a slope. Use WithBaseRate.");
        }

        // On standardised scores, where both directions are alike.
        double a = Math.Log(positive) - Math.Log(negative), b = 0;
        var fit = new Rowwise(scores, targets, weights, mean, deviation, total, high, low);
        double loss = fit.Evaluate(a, b, out double[] slopes, out double[] curvature);
        for (int step = 0; step < MostSteps && Math.Max(Math.Abs(slopes[0]), Math.Abs(slopes[1])) > Enough; step++)
        {
            double determinant = (curvature[0] * curvature[2]) - (curvature[1] * curvature[1]);
            double da = -((curvature[2] * slopes[0]) - (curvature[1] * slopes[1])) / determinant;
            double db = -((curvature[0] * slopes[1]) - (curvature[1] * slopes[0])) / determinant;
            double size = 1, next = fit.Evaluate(a + da, b + db, out double[] newSlopes, out double[] newCurvature);
            while (!(next <= loss) && size > Enough)
            {
                size /= 2;
                next = fit.Evaluate(a + (size * da), b + (size * db), out newSlopes, out newCurvature);
            }

            if (!(next <= loss))
            {
                break; // No step lowers it any more: rounding.
            }

            (a, b, loss, slopes, curvature) = (a + (size * da), b + (size * db), next, newSlopes, newCurvature);
        }

        double slope = b / deviation;
        return slope > 0 ? (a - (slope * mean), slope) : throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
            $"On the rows that are to recalibrate by higher scores aren't more often positive (slope {slope:G4}): no scaling makes this "
                + $"model's probabilities right. Look for what is wrong with the rows or the model."));
    }

    // How many rows weights are worth (Kish 1965): their number, where they are alike, whatever their unit.
    private static double Rows(ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, bool isPositive)
    {
        double sum = 0, squares = 0, most = 0;
        foreach (double weight in weights)
        {
            most = Math.Max(most, weight);
        }

        for (int r = 0; r < targets.Length; r++)
        {
            double own = targets[r] > 0 == isPositive ? weights[r] / most : 0;
            (sum, squares) = (sum + own, squares + (own * own));
        }

        return squares > 0 ? sum * sum / squares : 0;
    }

    private static (double Mean, double Deviation) Spread(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights, double total)
    {
        double mean = 0, squares = 0;
        for (int r = 0; r < scores.Length; r++)
        {
            mean += weights[r] / total * scores[r];
        }

        for (int r = 0; r < scores.Length; r++)
        {
            squares += weights[r] / total * (scores[r] - mean) * (scores[r] - mean);
        }

        return (mean, Math.Sqrt(squares));
    }

    private readonly ref struct Rowwise(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights,
        double mean, double deviation, double total, double high, double low)
    {
        private readonly ReadOnlySpan<double> _scores = scores;
        private readonly ReadOnlySpan<double> _targets = targets;
        private readonly ReadOnlySpan<double> _weights = weights;

        // The mean loss, its gradient by a and b, and its second derivatives aa, ab, bb.
        public double Evaluate(double a, double b, out double[] slopes, out double[] curvature)
        {
            double loss = 0;
            (slopes, curvature) = (new double[2], new double[3]);
            for (int r = 0; r < _scores.Length; r++)
            {
                double x = (_scores[r] - mean) / deviation, score = a + (b * x), weight = _weights[r] / total;
                double target = _targets[r] > 0 ? high : low, p = Link.Sigmoid(score), bend = weight * p * Link.Sigmoid(-score);
                loss += weight * (Link.Softplus(score) - (target * score));
                (slopes[0], slopes[1]) = (slopes[0] + (weight * (p - target)), slopes[1] + (weight * (p - target) * x));
                (curvature[0], curvature[1], curvature[2]) =
                    (curvature[0] + bend, curvature[1] + (bend * x), curvature[2] + (bend * x * x));
            }

            return loss;
        }
    }
}

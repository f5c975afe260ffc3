namespace Nbm.Models;

/// <summary>Metrics from scores before the link, so that none overflows. Rows of weight zero don't count.</summary>
internal static class Metrics
{
    public static RegressionMetrics Regression(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        var errors = new Errors(scores, targets, weights);
        return new RegressionMetrics(errors.Rmse, errors.Mae, errors.R2);
    }

    public static BinaryMetrics Binary(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double total = TotalWeight(weights);
        double logLoss = 0;
        double right = 0;
        double brier = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            bool positive = targets[r] > 0;
            double wrongProbability = Link.Sigmoid(positive ? -scores[r] : scores[r]);
            logLoss += weights[r] * Link.Softplus(positive ? -scores[r] : scores[r]);
            right += scores[r] >= 0 == positive ? weights[r] : 0;
            brier += weights[r] * wrongProbability * wrongProbability;
        }

        double[] probabilities = Array.ConvertAll(scores.ToArray(), Link.Sigmoid);
        return new BinaryMetrics(Ranking.Auroc(scores, targets, weights), logLoss / total, right / total, brier / total)
        {
            Calibration = Calibration.Of(probabilities, targets, weights),
        };
    }

    public static MulticlassMetrics Multiclass(
        ReadOnlySpan<double> scores, int outputs, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double total = TotalWeight(weights);
        double right = 0;
        double logLoss = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            ReadOnlySpan<double> own = scores.Slice(r * outputs, outputs);
            int target = (int)targets[r];
            logLoss += weights[r] * (Link.LogSumExp(own) - own[target]);
            right += IndexOfHighest(own) == target ? weights[r] : 0;
        }

        return new MulticlassMetrics(right / total, logLoss / total);
    }

    private static int IndexOfHighest(ReadOnlySpan<double> scores)
    {
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }

    public static double TotalWeight(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        return total > 0 ? total : throw new NbmDataException("All rows have weight zero: nothing can be evaluated.");
    }
}

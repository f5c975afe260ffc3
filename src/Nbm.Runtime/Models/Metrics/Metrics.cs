using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Metrics from scores before the link, so that none overflows. Rows of weight zero don't count.</summary>
internal static class Metrics
{
    public static RegressionMetrics Regression(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        var errors = new Errors(scores, targets, weights);
        return new RegressionMetrics(errors.Rmse, errors.Mae, errors.R2);
    }

    /// <param name="scores">n log-odds.</param>
    /// <param name="targets">n targets: 0 or 1.</param>
    /// <param name="weights">n weights.</param>
    /// <param name="threshold">The lowest score whose label is the positive class.</param>
    public static BinaryMetrics Binary(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, double threshold = 0)
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
            right += scores[r] >= threshold == positive ? weights[r] : 0;
            brier += weights[r] * wrongProbability * wrongProbability;
        }

        double[] probabilities = Array.ConvertAll(scores.ToArray(), Link.Sigmoid);
        RankedRows ranked = RankedRows.Of(string.Empty, scores, targets, weights);
        return new BinaryMetrics(ranked.Auroc, logLoss / total, right / total, brier / total)
        {
            Calibration = Calibration.Of(probabilities, targets, weights),
            Confusion = ConfusionTable.Of(scores, targets, weights, threshold),
            D2 = Explained(logLoss / total, [ranked.Positives, ranked.Negatives]),
            AveragePrecision = ranked.AveragePrecision,
            KolmogorovSmirnov = ranked.KolmogorovSmirnov,
        };
    }

    /// <param name="scores">rows × outputs.</param>
    /// <param name="classes">The names of the outputs.</param>
    /// <param name="targets">Of each row the index of its class.</param>
    /// <param name="weights">Of each row its weight.</param>
    public static MulticlassMetrics Multiclass(
        ReadOnlySpan<double> scores, ImmutableArray<string> classes, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double total = TotalWeight(weights);
        double right = 0;
        double logLoss = 0;
        var labels = new int[targets.Length];
        var shares = new double[classes.Length];
        for (int r = 0; r < targets.Length; r++)
        {
            ReadOnlySpan<double> own = scores.Slice(r * classes.Length, classes.Length);
            int target = (int)targets[r];
            labels[r] = IndexOfHighest(own);
            shares[target] += weights[r];
            logLoss += weights[r] * (Link.LogSumExp(own) - own[target]);
            right += labels[r] == target ? weights[r] : 0;
        }

        return new MulticlassMetrics(right / total, logLoss / total)
        {
            Classes = ClassScores.Metrics(classes, scores, targets, labels, weights),
            D2 = Explained(logLoss / total, shares),
        };
    }

    /// <summary>1 − log loss / log loss of the classes' own shares; not a number where all rows are of one class.</summary>
    private static double Explained(double logLoss, ReadOnlySpan<double> weights)
    {
        double total = TotalWeight(weights), without = 0;
        foreach (double weight in weights)
        {
            without -= weight > 0 ? weight / total * Math.Log(weight / total) : 0;
        }

        return without > 0 ? 1 - (logLoss / without) : double.NaN;
    }

    /// <summary>The weighted share of rows whose highest score is that of their class.</summary>
    public static double Accuracy(ReadOnlySpan<double> scores, int outputs, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double right = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            right += IndexOfHighest(scores.Slice(r * outputs, outputs)) == (int)targets[r] ? weights[r] : 0;
        }

        return right / TotalWeight(weights);
    }

    public static int IndexOfHighest(ReadOnlySpan<double> scores)
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

using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The intercepts of a model without terms, from which training starts. Half a row is added to each class, so that one never seen
/// is improbable, not impossible.</summary>
internal static class NullModel
{
    private const int Steps = 100;
    private const double Settled = 1e-10;

    /// <summary>The intercept of any loss, by Newton's method with step halving from the mean of the targets.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="scale">The scale of the score.</param>
    /// <returns>The intercept, in units of the fit, and the mean loss there, in the target's.</returns>
    public static (double Intercept, double Loss) Fit(Loss loss, EncodedRows rows, TargetScale scale)
    {
        double score = loss.Link == LinkFunction.Identity ? scale.Mean : loss.Link == LinkFunction.Log ? LogMean(rows) : 0;
        LossTerms terms = Mean(loss, rows, score);
        for (int i = 0; i < Steps && terms.Curvature > 0; i++)
        {
            double step = -terms.Slope / terms.Curvature;
            LossTerms next = Mean(loss, rows, score + step);
            for (; !(next.Value <= terms.Value) && Math.Abs(step) > Settled * scale.Deviation; step /= 2)
            {
                next = Mean(loss, rows, score + (step / 2));
            }

            if (!(next.Value < terms.Value - (Settled * Math.Abs(terms.Value))))
            {
                break;
            }

            (score, terms) = (score + step, next);
        }

        return ((score - scale.Mean) / scale.Deviation, terms.Value);
    }

    /// <summary>The mean of the targets for a unit of exposure; 0 where all are.</summary>
    public static double Rate(EncodedRows rows)
    {
        (double sum, double exposure) = Sums(rows);
        return sum / exposure;
    }

    // Half a row is added, as to classes.
    private static double LogMean(EncodedRows rows)
    {
        (double sum, double exposure) = Sums(rows);
        return PortableMath.Log(sum > 0 ? sum / exposure : 0.5 / exposure);
    }

    private static (double Targets, double Exposure) Sums(EncodedRows rows)
    {
        double sum = 0, exposure = 0;
        for (int r = 0; r < rows.Count; r++)
        {
            double weight = rows.Weights[r] * PortableMath.Mean(rows.Offsets?[r] ?? 0);
            sum += rows.Weights[r] * rows.Targets[r];
            exposure += weight;
        }

        return (sum, exposure);
    }

    private static LossTerms Mean(Loss loss, EncodedRows rows, double score)
    {
        double total = rows.Weights.Sum(), value = 0, slope = 0, curvature = 0;
        for (int r = 0; r < rows.Count; r++)
        {
            double share = rows.Weights[r] / total;
            LossTerms terms = loss.Evaluate(rows.Targets[r], score + (rows.Offsets?[r] ?? 0));
            value += share * terms.Value;
            slope += share * terms.Slope;
            curvature += share * terms.Curvature;
        }

        return new LossTerms(value, slope, curvature);
    }

    /// <param name="loss">The loss.</param>
    /// <param name="targets">The training targets as the loss takes them.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="outputs">C.</param>
    public static double[] Intercepts(LossKind loss, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, int outputs)
    {
        if (loss == LossKind.Squared)
        {
            return [0];
        }

        var counts = new double[loss == LossKind.Logistic ? 2 : outputs];
        Array.Fill(counts, 0.5);
        for (int r = 0; r < targets.Length; r++)
        {
            counts[(int)targets[r]] += weights[r];
        }

        if (loss == LossKind.Logistic)
        {
            return [Math.Log(counts[1] / counts[0])];
        }

        double total = counts.Sum();
        return [.. counts.Select(count => Math.Log(count / total))];
    }
}

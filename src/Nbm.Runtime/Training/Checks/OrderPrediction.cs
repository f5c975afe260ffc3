namespace Nbm.Training;

/// <summary>How well the order of a feature's numbers predicts the target: what shows in few rows too, where cells have hardly
/// any.</summary>
internal static class OrderPrediction
{
    /// <param name="values">n numbers; missing ones are in the middle.</param>
    /// <param name="target">What is predicted.</param>
    /// <returns>The squared rank correlation of numbers, the AUROC of two classes in the direction that says more; 0 of several.</returns>
    public static double Measure(double[] values, CheckTarget target)
    {
        if (target.Outputs.Length > 1)
        {
            return 0;
        }

        double[] ranks = Ranks.Of(values), output = target.Outputs[0];
        double mean = ranks.Average(), ofTarget = output.Average(), product = 0, squares = 0, squaresOfTarget = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            product += (ranks[i] - mean) * (output[i] - ofTarget);
            squares += (ranks[i] - mean) * (ranks[i] - mean);
            squaresOfTarget += (output[i] - ofTarget) * (output[i] - ofTarget);
        }

        if (!(squares * squaresOfTarget > 0))
        {
            return 0;
        }

        // Ranks of the positive less the mean rank, over the most that this can be (Mann and Whitney's U).
        double positives = output.Sum(), negatives = output.Length - positives;
        return target.IsRanked ? product * product / squares / squaresOfTarget
            : 0.5 + (Math.Abs(product) * (ranks.Length - 1) / (positives * negatives));
    }
}

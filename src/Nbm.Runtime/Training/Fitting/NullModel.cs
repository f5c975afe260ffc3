using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The intercepts of a model without terms, from which training starts. Half a row is added to each class, so that one never seen is improbable, not impossible.</summary>
internal static class NullModel
{
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

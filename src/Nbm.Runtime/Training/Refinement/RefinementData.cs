using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The rows that a refinement learns from, as the loss takes them.</summary>
/// <param name="Rows">Columns, raw targets and weights.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Outputs">C.</param>
/// <param name="Targets">n targets: standardised numbers, 0/1, or class indices.</param>
/// <param name="Weights">n weights of mean 1.</param>
internal sealed record RefinementData(EncodedRows Rows, LossKind Loss, int Outputs, float[] Targets, float[] Weights)
{
    public int Count => Targets.Length;

    /// <summary>What a unit of mean loss is in log likelihood, per n rows: for squared loss n over twice the variance of the noise, else n.</summary>
    public double Unit(double noise) => Loss == LossKind.Squared ? Count / (2 * noise) : Count;

    public static RefinementData Create(EncodedRows rows, TargetLoss target)
    {
        double mean = rows.Weights.Average();
        return new RefinementData(
            rows, target.Loss, target.Outputs, [.. target.Scale.Apply(rows.Targets).Select(value => (float)value)], [.. rows.Weights.Select(weight => (float)(weight / mean))]);
    }
}

using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>The rows that a refinement learns from, as the loss takes them.</summary>
/// <param name="Rows">Columns, raw targets and weights.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Host">The loss, where the host computes it.</param>
/// <param name="Targets">n targets: standardised numbers, 0/1, or class indices.</param>
/// <param name="Weights">n weights of mean 1.</param>
internal sealed record RefinementData(EncodedRows Rows, TargetLoss Loss, HostLoss? Host, float[] Targets, float[] Weights)
{
    // A row more, whose noise is this part of the targets' variance: noise can't go to nothing. And what rows are left for it at least.
    private const double NullNoise = 0.02;
    private const double LeastRows = 1e-3;

    // How many rows are near an extreme quantile depends on where it is taken to be.
    private const double LeastLocalRows = 0.3;

    public int Count => Targets.Length;

    /// <summary>
    /// How many rows there are as the likelihood counts them: the sum of weights where φ is known, for a row of weight 2 is two rows; else
    /// n, for φ takes up what all weights have in common.
    /// </summary>
    public double Total { get; } = Loss.HasDispersion ? Rows.Count : Rows.Weights.Sum();

    /// <summary>C.</summary>
    public int Outputs => Loss.Outputs;

    /// <summary>What a unit of mean loss is in log likelihood: for squared loss n over twice the variance of the noise, else n over the
    /// dispersion, if the likelihood has one or counts scatter beyond Poisson's.</summary>
    public double Unit(double noise) =>
        Loss.IsQuadratic ? Total / (2 * noise) : Loss.HasDispersion || Loss.Loss is PoissonLoss ? Total / noise : Total;

    /// <summary>φ of a solution; 1 for a likelihood that has none.</summary>
    /// <param name="loss">Its mean loss.</param>
    /// <param name="degrees">Its effective degrees of freedom.</param>
    public double Noise(double loss, double degrees)
    {
        if (!Loss.HasDispersion)
        {
            return 1;
        }

        double raw = Loss.IsQuadratic ? loss : Host!.Dispersion;
        return ((Math.Max(raw, 1e-12) * Count) + NullNoise) / (Left(degrees) + 1);
    }

    /// <summary>How many rows a solution leaves for φ; infinity where φ is known.</summary>
    /// <param name="degrees">Its effective degrees of freedom.</param>
    public double Left(double degrees) =>
        Loss.HasDispersion ? Math.Max(Count - degrees - 1, Count * LeastRows) : double.PositiveInfinity;

    /// <summary>
    /// φ for error bars. Where only few rows say anything of a shape, these are what degrees of freedom are taken from; and of few rows φ
    /// is itself a guess, so that errors have Student's t for a distribution, of variance ν/(ν − 2).
    /// </summary>
    /// <param name="noise">φ.</param>
    /// <param name="degrees">The effective degrees of freedom.</param>
    public double NoiseOfErrors(double noise, double degrees) =>
        Host?.LocalRows is { } local ? noise * local / Math.Max(local - degrees - 3, local * LeastLocalRows) : noise;

    /// <summary>How far targets of weight 1 scatter, as a model has it; null where it isn't estimated.</summary>
    public double? Dispersion(double noise) =>
        Host?.Parameter ?? (Loss.HasDispersion ? noise * Loss.Unit * Rows.Weights.Average() : null);

    /// <summary>The loss of all rows on a backend.</summary>
    public RowsLoss On(Workspace workspace) => Loss.Kernel is { } kernel
        ? new KernelRowsLoss(workspace, kernel, this)
        : new HostRowsLoss(workspace, Host!, Count);

    /// <param name="rows">The rows.</param>
    /// <param name="target">How they are learned.</param>
    /// <param name="threads">Threads of the host; null: all cores.</param>
    public static RefinementData Create(EncodedRows rows, TargetLoss target, int? threads = null)
    {
        double mean = rows.Weights.Average();
        return new RefinementData(
            rows,
            target,
            target.OnHost(rows, threads, settled: false),
            [.. target.Targets(rows).Select(value => (float)value)],
            [.. rows.Weights.Select(weight => (float)(weight / mean))]);
    }
}

using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>The baseline hazards of a model for <see cref="ModelTask.Cox"/>, as it holds them.</summary>
/// <param name="Baseline">That of all rows; null with strata.</param>
/// <param name="Strata">Those of strata with events; none without strata.</param>
/// <param name="EarlyEvents">See <see cref="RiskSets.EarlyEvents"/>.</param>
internal sealed record FittedBaselines(BaselineHazard? Baseline, ImmutableSortedDictionary<string, BaselineHazard> Strata,
    double[] EarlyEvents)
{
    /// <param name="rows">The rows.</param>
    /// <param name="ties">How events of one time are taken.</param>
    /// <param name="scores">Their scores, without offset.</param>
    public static FittedBaselines Of(EncodedRows rows, TiesMethod ties, ReadOnlySpan<double> scores)
    {
        var baselines = new PartialLikelihood(rows, ties).Baselines(scores, out double[] early);
        return rows.Strata is null
            ? new FittedBaselines(baselines.IsEmpty ? null : baselines[0].Baseline, TrainedModel.NoStrata, early)
            : new FittedBaselines(null,
                TrainedModel.NoStrata.AddRange(baselines.Select(own => KeyValuePair.Create(own.Stratum, own.Baseline))), early);
    }
}

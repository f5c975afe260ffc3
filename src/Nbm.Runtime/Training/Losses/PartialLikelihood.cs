using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// −log of Cox's partial likelihood (1972), in one pass over the rows. Its curvature couples all rows that are at risk together; what is
/// used is the curvature of the Poisson likelihood that has the same estimates (Whitehead 1980), the baseline hazard held fixed: risk · Λ₀,
/// a number for each row. It bounds the true one from above, so that Newton's steps are too short rather than too long: log Σ aᵢ e^sᵢ
/// curves by diag(p) − ppᵀ, and Efron's ties are a sum of such, of other aᵢ. Beside it an intercept takes what is common to all rows; what
/// risk sets differ in their means is counted as information nevertheless, so error bars are somewhat too narrow for effects that are
/// strong. In the neural phase, risk sets are those of the batch.
/// </summary>
/// <param name="rows">Durations, events, entries, strata, offsets and weights.</param>
/// <param name="ties">How events of one time are taken.</param>
internal sealed class PartialLikelihood(EncodedRows rows, TiesMethod ties) : HostLoss
{
    private readonly RiskSets _all = new(rows, ties);

    public override double Evaluate(ReadOnlySpan<float> scores, ReadOnlySpan<int> selected, Span<float> gradient, Span<float> curvature)
    {
        int count = scores.Length;
        EncodedRows own = selected.IsEmpty ? rows : Responses(selected.ToArray());
        RiskSets sets = selected.IsEmpty ? _all : new RiskSets(own, ties);
        var risks = new double[count];
        double total = 0, loss = 0;
        ReadOnlySpan<int> strata = sets.RowStrata;
        double[] largest = new double[sets.Strata.Length]; // Of each stratum: what its scores have in common cancels.
        Array.Fill(largest, double.NegativeInfinity);
        for (int i = 0; i < count; i++)
        {
            largest[strata[i]] = Math.Max(largest[strata[i]], scores[i] + Offset(own, i));
        }

        for (int i = 0; i < count; i++)
        {
            double weight = own.Weights[i], score = scores[i] + Offset(own, i) - largest[strata[i]];
            risks[i] = weight * PortableMath.Exp(score);
            loss -= own.Events![i] ? weight * score : 0;
            total += weight;
        }

        loss += sets.Run(risks, own.Weights);
        ReadOnlySpan<double> hazards = sets.RowHazards;
        for (int i = 0; i < count; i++)
        {
            double expected = risks[i] * hazards[i];
            gradient[i] = (float)((expected - (own.Events![i] ? own.Weights[i] : 0)) / total);
            curvature[i] = (float)(expected / total);
        }

        return loss / total;
    }

    /// <summary>The baseline hazard of each stratum with events under final scores, in ordinal order; of rows without strata one, of no
    /// name.</summary>
    /// <param name="scores">A score for each row, without offset.</param>
    /// <param name="early">Out: see <see cref="RiskSets.EarlyEvents"/>.</param>
    public ImmutableArray<(string Stratum, BaselineHazard Baseline)> Baselines(ReadOnlySpan<double> scores, out double[] early)
    {
        var risks = new double[scores.Length];
        for (int r = 0; r < risks.Length; r++)
        {
            risks[r] = rows.Weights[r] * PortableMath.Mean(scores[r] + Offset(rows, r));
        }

        _all.Run(risks, rows.Weights);
        var baselines = ImmutableArray.CreateBuilder<(string, BaselineHazard)>(_all.Strata.Length);
        for (int s = 0; s < _all.Strata.Length; s++)
        {
            Range own = _all.Starts[s].._all.Starts[s + 1];
            if (_all.Starts[s] < _all.Starts[s + 1])
            {
                baselines.Add((_all.Strata[s], new BaselineHazard([.. _all.Times.AsSpan()[own]], [.. _all.Hazards[own]],
                    Bounded(_all.LogVariances[own]))));
            }
        }

        early = _all.EarlyEvents(risks);

        return baselines.ToImmutable();
    }

    // Of weights as small as numbers get variances are as large.
    private static ImmutableArray<double> Bounded(ReadOnlySpan<double> variances)
    {
        double[] bounded = variances.ToArray();
        for (int k = 0; k < bounded.Length; k++)
        {
            bounded[k] = Math.Min(bounded[k], ComputedRules.Largest);
        }

        return [.. bounded];
    }

    private EncodedRows Responses(int[] selected) => (rows with { Columns = [], Vectors = [] }).Take(selected);

    private static double Offset(EncodedRows rows, int row) => rows.Offsets?[row] ?? 0;
}

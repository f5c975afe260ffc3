namespace Nbm.Training;

/// <summary>
/// −log of Cox's partial likelihood (1972), in one pass over sorted rows. Its curvature couples all rows that are at risk together; what is used is the curvature of the
/// Poisson likelihood that has the same estimates (Whitehead 1980), the baseline hazard held fixed: risk · Λ₀, a number for each row. It bounds the true one from
/// above, so that Newton's steps are too short rather than too long. Beside it an intercept takes what is common to all rows; what risk sets differ in their
/// means is counted as information nevertheless, so error bars are somewhat too narrow for effects that are strong.
/// In the neural phase, risk sets are those of the batch.
/// </summary>
/// <param name="rows">Durations, events, offsets and weights.</param>
internal sealed class PartialLikelihood(EncodedRows rows) : HostLoss
{
    private readonly RiskSets _all = new(rows.Targets);

    public override double Evaluate(ReadOnlySpan<float> scores, ReadOnlySpan<int> selected, Span<float> gradient, Span<float> curvature)
    {
        int count = scores.Length;
        var risks = new double[count];
        var events = new double[count];
        double[]? times = selected.IsEmpty ? null : new double[count];
        double total = 0, largest = double.NegativeInfinity, loss = 0;
        for (int i = 0; i < count; i++)
        {
            largest = Math.Max(largest, Score(scores[i], Row(selected, i)));
        }

        for (int i = 0; i < count; i++)
        {
            int row = Row(selected, i);
            double weight = rows.Weights[row], score = Score(scores[i], row) - largest;
            risks[i] = weight * PortableMath.Exp(score);
            events[i] = rows.Events![row] ? weight : 0;
            loss -= events[i] * score;
            total += weight;
            if (times is not null)
            {
                times[i] = rows.Targets[row];
            }
        }

        RiskSets sets = times is null ? _all : new RiskSets(times);
        sets.Run(risks, events, (_, happened, risk, _) => loss += happened * PortableMath.Log(risk));
        ReadOnlySpan<double> hazards = sets.Hazards;
        for (int i = 0; i < count; i++)
        {
            double expected = risks[i] * hazards[i];
            gradient[i] = (float)((expected - events[i]) / total);
            curvature[i] = (float)(expected / total);
        }

        return loss / total;
    }

    /// <summary>The baseline hazard under final scores.</summary>
    /// <param name="scores">A score for each row, without offset.</param>
    public BaselineHazard Baseline(ReadOnlySpan<double> scores)
    {
        var times = new List<double>();
        var hazards = new List<double>();
        var risks = new double[scores.Length];
        double[] events = [.. rows.Events!.Select((happened, r) => happened ? rows.Weights[r] : 0)];
        for (int r = 0; r < risks.Length; r++)
        {
            risks[r] = rows.Weights[r] * PortableMath.Mean(Score(scores[r], r));
        }

        _all.Run(risks, events, (time, _, _, hazard) =>
        {
            times.Add(time);
            hazards.Add(hazard);
        });
        return new BaselineHazard([.. times], [.. hazards]);
    }

    private static int Row(ReadOnlySpan<int> selected, int i) => selected.IsEmpty ? i : selected[i];

    private double Score(double score, int row) => score + (rows.Offsets?[row] ?? 0);
}

using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Cox's partial likelihood in one pass, against its definition.</summary>
public sealed class PartialLikelihoodTests
{
    private const int Count = 60;
    private static readonly EncodedRows s_rows = Rows();

    public static TheoryData<TiesMethod, bool, bool> Kinds => new()
    {
        { TiesMethod.Efron, false, false }, { TiesMethod.Breslow, false, false }, { TiesMethod.Efron, true, false },
        { TiesMethod.Efron, false, true },
        { TiesMethod.Efron, true, true }, { TiesMethod.Breslow, true, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_loss_is_that_of_its_definition_with_ties(TiesMethod ties, bool isTruncated, bool isStratified)
    {
        EncodedRows rows = Of(isTruncated, isStratified);
        float[] scores = Scores();
        Evaluate(rows, scores, ties).Loss.ShouldBe(Definition(rows, scores, ties), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_gradient_matches_finite_differences(TiesMethod ties, bool isTruncated, bool isStratified)
    {
        EncodedRows rows = Of(isTruncated, isStratified);
        float[] scores = Scores();
        float[] gradient = Evaluate(rows, scores, ties).Gradient;
        for (int i = 0; i < Count; i++)
        {
            const float Step = 1f / 64;
            float[] above = [.. scores], below = [.. scores];
            above[i] += Step;
            below[i] -= Step;
            gradient[i].ShouldBe((float)((Definition(rows, above, ties) - Definition(rows, below, ties)) / (2 * Step)), 1e-5f);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_curvature_bounds_the_true_one_from_above(TiesMethod ties, bool isTruncated, bool isStratified)
    {
        EncodedRows rows = Of(isTruncated, isStratified);
        float[] scores = Scores(), curvature = Evaluate(rows, scores, ties).Curvature;
        var noise = new Noise(5);
        for (int trial = 0; trial < 20; trial++)
        {
            float[] direction = [.. scores.Select(_ => (float)noise.Normal())];
            float[] Moved(float by) => [.. scores.Zip(direction, (score, along) => score + (by * along))];
            const float Step = 1f / 64;
            double second = (Definition(rows, Moved(Step), ties) - (2 * Definition(rows, scores, ties))
                + Definition(rows, Moved(-Step), ties)) / (Step * Step);
            direction.Zip(curvature, (along, own) => (double)along * along * own).Sum().ShouldBeGreaterThan(second - 1e-3);
        }
    }

    [Fact]
    public void Strata_are_likelihoods_of_their_own()
    {
        EncodedRows rows = Of(true, true);
        float[] scores = Scores();
        double sum = 0;
        foreach (string stratum in rows.Strata!.Distinct())
        {
            int[] own = [.. Enumerable.Range(0, Count).Where(i => rows.Strata![i] == stratum)];
            EncodedRows part = rows.Take(own) with { Strata = null };
            sum += part.Weights.Sum() * Evaluate(part, [.. own.Select(i => scores[i])], TiesMethod.Efron).Loss;
        }

        Evaluate(rows, scores, TiesMethod.Efron).Loss.ShouldBe(sum / rows.Weights.Sum(), 1e-12);
    }

    [Fact]
    public void Entries_before_all_events_change_nothing()
    {
        float[] scores = Scores();
        (double loss, float[] gradient, float[] curvature) = Evaluate(s_rows, scores, TiesMethod.Efron);
        (double late, float[] lateGradient, float[] lateCurvature) = Evaluate(
            s_rows with { Entries = [.. s_rows.Targets.Select(_ => -1.0)] }, scores, TiesMethod.Efron);
        late.ShouldBe(loss, 1e-12);
        lateGradient.ShouldBe(gradient, 1e-7);
        lateCurvature.ShouldBe(curvature, 1e-7);
    }

    [Fact]
    public void A_row_is_at_risk_behind_its_entry_only()
    {
        // At time 2 the row that enters then isn't at risk, at 3 it is: ln 1 + ln 2.
        EncodedRows rows = new([], [2, 3, 4], [1, 1, 1]) { Events = [true, true, false], Entries = [0, 1, 2] };
        (Evaluate(rows, [0, 0, 0], TiesMethod.Efron).Loss * 3).ShouldBe(Math.Log(2) + Math.Log(2), 1e-12);
        EncodedRows later = rows with { Entries = [0, 2, 2] };
        (Evaluate(later, [0, 0, 0], TiesMethod.Efron).Loss * 3).ShouldBe(Math.Log(2), 1e-12);
    }

    [Fact]
    public void Without_ties_both_methods_are_one()
    {
        EncodedRows rows = s_rows with { Targets = [.. s_rows.Targets.Select((time, i) => time + (i / 100.0))] };
        float[] scores = Scores(), efron = new float[Count], breslow = new float[Count], curvature = new float[Count];
        new PartialLikelihood(rows, TiesMethod.Efron).Evaluate(scores, [], efron, curvature)
            .ShouldBe(new PartialLikelihood(rows, TiesMethod.Breslow).Evaluate(scores, [], breslow, curvature), 1e-14);
        efron.ShouldBe(breslow);
    }

    [Fact]
    public void A_batch_has_risk_sets_of_its_own()
    {
        int[] batch = [.. Enumerable.Range(0, Count).Where(i => i % 3 != 1).Reverse()];
        float[] scores = Scores(), own = [.. batch.Select(i => scores[i])];
        float[] gradient = new float[own.Length], curvature = new float[own.Length], alone = new float[own.Length];
        double loss = new PartialLikelihood(s_rows, TiesMethod.Efron).Evaluate(own, batch, gradient, curvature);
        new PartialLikelihood(s_rows.Take(batch), TiesMethod.Efron).Evaluate(own, [], alone, curvature).ShouldBe(loss, 1e-12);
        gradient.ShouldBe(alone);
    }

    [Fact]
    public void With_Breslow_s_ties_a_weight_of_2_is_the_row_twice()
    {
        int[] twice = [.. Enumerable.Range(0, Count).SelectMany(i => i % 4 == 0 ? new[] { i, i } : [i])];
        EncodedRows weighed = s_rows with { Weights = [.. s_rows.Weights.Select((weight, i) => i % 4 == 0 ? 2 * weight : weight)] };
        float[] scores = Scores(), gradient = new float[twice.Length], curvature = new float[twice.Length];
        double loss = new PartialLikelihood(s_rows.Take(twice), TiesMethod.Breslow)
            .Evaluate([.. twice.Select(i => scores[i])], [], gradient, curvature);
        new PartialLikelihood(weighed, TiesMethod.Breslow).Evaluate(scores, [], new float[Count], new float[Count]).ShouldBe(loss, 1e-12);
    }

    private static (double Loss, float[] Gradient, float[] Curvature) Evaluate(EncodedRows rows, float[] scores, TiesMethod ties)
    {
        float[] gradient = new float[rows.Count], curvature = new float[rows.Count];
        return (new PartialLikelihood(rows, ties).Evaluate(scores, [], gradient, curvature), gradient, curvature);
    }

    // −Σ over times of each stratum of Σ over its m events of w s − w̄ Σₖ ln(Σ over those at risk of w e^s − (k/m) Σ over the events of w
    // e^s), per unit of weight (Efron 1977); k = 0 for all (Breslow 1974).
    private static double Definition(EncodedRows rows, float[] scores, TiesMethod ties)
    {
        double[] whole = [.. scores.Zip(rows.Offsets!, (score, offset) => score + offset)];
        double Risk(IEnumerable<int> some) => some.Sum(j => rows.Weights[j] * Math.Exp(whole[j]));
        double sum = 0;
        foreach ((string? stratum, double time) in Enumerable.Range(0, Count).Select(i => (rows.Strata?[i], rows.Targets[i])).Distinct())
        {
            int[] own = [.. Enumerable.Range(0, Count).Where(i => rows.Strata?[i] == stratum)],
                tied = [.. own.Where(i => rows.Targets[i] == time && rows.Events![i])];
            double risk = Risk(own.Where(j => rows.Targets[j] >= time && !(rows.Entries?[j] >= time)));
            sum -= tied.Sum(i => rows.Weights[i] * whole[i]);
            for (int k = 0; k < tied.Length; k++)
            {
                sum += tied.Average(i => rows.Weights[i]) * Math.Log(risk - (ties == TiesMethod.Efron ? k * Risk(tied) / tied.Length : 0));
            }
        }

        return sum / rows.Weights.Sum();
    }

    private static float[] Scores()
    {
        var noise = new Noise(3);
        return [.. Enumerable.Range(0, Count).Select(_ => (float)noise.Normal())];
    }

    private static EncodedRows Of(bool isTruncated, bool isStratified) => s_rows with
    {
        Entries = isTruncated ? [.. s_rows.Targets.Select((time, i) => time - 1 - (i * 7 % 9))] : null,
        Strata = isStratified ? [.. s_rows.Targets.Select((_, i) => "stratum " + (i * 5 % 3))] : null,
    };

    private static EncodedRows Rows()
    {
        var noise = new Noise(4);
        double[] Draw(Func<double> next) => [.. Enumerable.Range(0, Count).Select(_ => next())];
        return new EncodedRows([], Draw(() => noise.Index(15)), Draw(() => 0.5 + noise.Uniform()))
        {
            Offsets = Draw(noise.Normal),
            Events = [.. Draw(noise.Uniform).Select(u => u < 0.6)],
        };
    }
}

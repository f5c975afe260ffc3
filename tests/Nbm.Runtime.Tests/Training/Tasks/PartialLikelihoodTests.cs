using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Cox's partial likelihood in one pass, against its definition.</summary>
public sealed class PartialLikelihoodTests
{
    private const int Count = 60;
    private static readonly EncodedRows s_rows = Rows();

    [Fact]
    public void The_loss_is_that_of_its_definition_with_ties()
    {
        float[] scores = Scores();
        Evaluate(scores).Loss.ShouldBe(Definition(scores), 1e-6);
    }

    [Fact]
    public void The_gradient_matches_finite_differences()
    {
        float[] scores = Scores();
        float[] gradient = Evaluate(scores).Gradient;
        for (int i = 0; i < Count; i++)
        {
            const float Step = 1f / 64;
            float[] above = [.. scores], below = [.. scores];
            above[i] += Step;
            below[i] -= Step;
            gradient[i].ShouldBe((float)((Definition(above) - Definition(below)) / (2 * Step)), 1e-5f);
        }
    }

    [Fact]
    public void The_curvature_bounds_the_true_one_from_above()
    {
        float[] scores = Scores(), curvature = Evaluate(scores).Curvature;
        var noise = new Noise(5);
        for (int trial = 0; trial < 20; trial++)
        {
            float[] direction = [.. scores.Select(_ => (float)noise.Normal())];
            float[] Moved(float by) => [.. scores.Zip(direction, (score, along) => score + (by * along))];
            const float Step = 1f / 64;
            double second = (Definition(Moved(Step)) - (2 * Definition(scores)) + Definition(Moved(-Step))) / (Step * Step);
            direction.Zip(curvature, (along, own) => (double)along * along * own).Sum().ShouldBeGreaterThan(second - 1e-3);
        }
    }

    [Fact]
    public void A_batch_has_risk_sets_of_its_own()
    {
        int[] batch = [.. Enumerable.Range(0, Count).Where(i => i % 3 != 1).Reverse()];
        float[] scores = Scores(), own = [.. batch.Select(i => scores[i])];
        float[] gradient = new float[own.Length], curvature = new float[own.Length], alone = new float[own.Length];
        double loss = new PartialLikelihood(s_rows).Evaluate(own, batch, gradient, curvature);
        new PartialLikelihood(s_rows.Take(batch)).Evaluate(own, [], alone, curvature).ShouldBe(loss, 1e-12);
        gradient.ShouldBe(alone);
    }

    [Fact]
    public void A_weight_of_2_is_the_row_twice()
    {
        int[] twice = [.. Enumerable.Range(0, Count).SelectMany(i => i % 4 == 0 ? new[] { i, i } : [i])];
        EncodedRows weighed = s_rows with { Weights = [.. s_rows.Weights.Select((weight, i) => i % 4 == 0 ? 2 * weight : weight)] };
        float[] scores = Scores(), gradient = new float[twice.Length], curvature = new float[twice.Length];
        double loss = new PartialLikelihood(s_rows.Take(twice)).Evaluate([.. twice.Select(i => scores[i])], [], gradient, curvature);
        new PartialLikelihood(weighed).Evaluate(scores, [], new float[Count], new float[Count]).ShouldBe(loss, 1e-12);
    }

    [Fact]
    public void The_baseline_hazard_is_Breslow_s()
    {
        double[] scores = [.. Scores().Select(score => (double)score)];
        BaselineHazard baseline = new PartialLikelihood(s_rows).Baseline(scores);
        double[] times = [.. Enumerable.Range(0, Count).Where(i => s_rows.Events![i]).Select(i => s_rows.Targets[i]).Distinct().Order()];
        baseline.Times.ShouldBe(times);
        double hazard = 0;
        for (int k = 0; k < times.Length; k++)
        {
            double happened = Enumerable.Range(0, Count).Where(i => s_rows.Targets[i] == times[k] && s_rows.Events![i]).Sum(i => s_rows.Weights[i]);
            hazard += happened / Enumerable.Range(0, Count).Where(i => s_rows.Targets[i] >= times[k]).Sum(i => s_rows.Weights[i] * Math.Exp(scores[i] + s_rows.Offsets![i]));
            baseline.CumulativeHazards[k].ShouldBe(hazard, 1e-12);
        }
    }

    private static (double Loss, float[] Gradient, float[] Curvature) Evaluate(float[] scores)
    {
        float[] gradient = new float[Count], curvature = new float[Count];
        return (new PartialLikelihood(s_rows).Evaluate(scores, [], gradient, curvature), gradient, curvature);
    }

    // −Σ over events of w (s − ln Σ over those at risk of w e^s), per unit of weight (Breslow 1974).
    private static double Definition(float[] scores)
    {
        double[] whole = [.. scores.Zip(s_rows.Offsets!, (score, offset) => score + offset)];
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            double risk = Enumerable.Range(0, Count).Where(j => s_rows.Targets[j] >= s_rows.Targets[i]).Sum(j => s_rows.Weights[j] * Math.Exp(whole[j]));
            sum += s_rows.Events![i] ? s_rows.Weights[i] * (Math.Log(risk) - whole[i]) : 0;
        }

        return sum / s_rows.Weights.Sum();
    }

    private static float[] Scores()
    {
        var noise = new Noise(3);
        return [.. Enumerable.Range(0, Count).Select(_ => (float)noise.Normal())];
    }

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

using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Cox's partial likelihood in one pass, against its definition.</summary>
public sealed class PartialLikelihoodTests
{
    private const int Count = 60;
    private static readonly EncodedRows s_rows = Rows();

    [Theory]
    [InlineData(TiesMethod.Efron)]
    [InlineData(TiesMethod.Breslow)]
    public void The_loss_is_that_of_its_definition_with_ties(TiesMethod ties)
    {
        float[] scores = Scores();
        Evaluate(scores, ties).Loss.ShouldBe(Definition(scores, ties), 1e-6);
    }

    [Theory]
    [InlineData(TiesMethod.Efron)]
    [InlineData(TiesMethod.Breslow)]
    public void The_gradient_matches_finite_differences(TiesMethod ties)
    {
        float[] scores = Scores();
        float[] gradient = Evaluate(scores, ties).Gradient;
        for (int i = 0; i < Count; i++)
        {
            const float Step = 1f / 64;
            float[] above = [.. scores], below = [.. scores];
            above[i] += Step;
            below[i] -= Step;
            gradient[i].ShouldBe((float)((Definition(above, ties) - Definition(below, ties)) / (2 * Step)), 1e-5f);
        }
    }

    [Theory]
    [InlineData(TiesMethod.Efron)]
    [InlineData(TiesMethod.Breslow)]
    public void The_curvature_bounds_the_true_one_from_above(TiesMethod ties)
    {
        float[] scores = Scores(), curvature = Evaluate(scores, ties).Curvature;
        var noise = new Noise(5);
        for (int trial = 0; trial < 20; trial++)
        {
            float[] direction = [.. scores.Select(_ => (float)noise.Normal())];
            float[] Moved(float by) => [.. scores.Zip(direction, (score, along) => score + (by * along))];
            const float Step = 1f / 64;
            double second = (Definition(Moved(Step), ties) - (2 * Definition(scores, ties)) + Definition(Moved(-Step), ties)) / (Step * Step);
            direction.Zip(curvature, (along, own) => (double)along * along * own).Sum().ShouldBeGreaterThan(second - 1e-3);
        }
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
        double loss = new PartialLikelihood(s_rows.Take(twice), TiesMethod.Breslow).Evaluate([.. twice.Select(i => scores[i])], [], gradient, curvature);
        new PartialLikelihood(weighed, TiesMethod.Breslow).Evaluate(scores, [], new float[Count], new float[Count]).ShouldBe(loss, 1e-12);
    }

    private static (double Loss, float[] Gradient, float[] Curvature) Evaluate(float[] scores, TiesMethod ties)
    {
        float[] gradient = new float[Count], curvature = new float[Count];
        return (new PartialLikelihood(s_rows, ties).Evaluate(scores, [], gradient, curvature), gradient, curvature);
    }

    // −Σ over times of Σ over its m events of w s − w̄ Σₖ ln(Σ over those at risk of w e^s − (k/m) Σ over the events of w e^s), per unit of weight (Efron 1977); k = 0 for all (Breslow 1974).
    private static double Definition(float[] scores, TiesMethod ties)
    {
        double[] whole = [.. scores.Zip(s_rows.Offsets!, (score, offset) => score + offset)];
        double Risk(IEnumerable<int> rows) => rows.Sum(j => s_rows.Weights[j] * Math.Exp(whole[j]));
        double sum = 0;
        foreach (double time in s_rows.Targets.Distinct())
        {
            int[] tied = [.. Enumerable.Range(0, Count).Where(i => s_rows.Targets[i] == time && s_rows.Events![i])];
            double risk = Risk(Enumerable.Range(0, Count).Where(j => s_rows.Targets[j] >= time));
            sum -= tied.Sum(i => s_rows.Weights[i] * whole[i]);
            for (int k = 0; k < tied.Length; k++)
            {
                sum += tied.Average(i => s_rows.Weights[i]) * Math.Log(risk - (ties == TiesMethod.Efron ? k * Risk(tied) / tied.Length : 0));
            }
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

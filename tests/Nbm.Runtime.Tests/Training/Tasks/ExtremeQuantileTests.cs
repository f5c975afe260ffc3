using Nbm.Models;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Quantiles far out: a smoothed loss has its minimum beyond them, unless it is told.</summary>
public sealed class ExtremeQuantileTests
{
    // The normal distribution's quantile of 0.99, in R qnorm(0.99).
    private const double Z = 2.3263478740408408;

    [Theory]
    [InlineData(0.99, Z)]
    [InlineData(0.01, -Z)]
    [InlineData(0.5, 0)]
    public void The_minimum_of_the_smoothed_loss_is_the_quantile_itself(double level, double expected)
    {
        // 200 rows exactly as a normal distribution has them, a single constant, and no degrees of freedom that rows would follow
        // themselves with. Without the correction it is off by 0.08.
        double[] targets = [.. Enumerable.Range(0, 200).Select(i => NormalQuantile((i + 0.5) / 200))];
        Loss loss = QuantileLoss.Of(level, 1);
        double score = expected;
        for (int round = 0; round < 10; round++)
        {
            loss = loss.Adapt(Fit(targets, score));
            score = Minimum(loss, targets, score);
        }

        score.ShouldBe(expected, 0.04);
    }

    [Fact]
    public void The_0_99_quantile_of_a_sine_and_normal_noise_is_neither_too_far_out_nor_surer_than_it_is()
    {
        const int Repetitions = 8;
        double bias = 0, held = 0;
        for (ulong repetition = 0; repetition < Repetitions; repetition++)
        {
            var noise = new Noise(3100 + repetition);
            TestRow[] rows = [
                .. Enumerable.Range(0, 1000).Select(_ => noise.Uniform()).Select(x => new TestRow([x], Math.Sin(6 * x) + noise.Normal()))];
            ModelSchema schema = Schemas.Of(TaskData.Target(ModelTask.Quantile) with { Parameter = 0.99 }, [Schemas.Number("X")]);
            AdditiveModel model = Problems.Train(schema, rows, new TrainingOptions { Threads = 1 });
            var errors = new double[1];
            foreach (TestRow row in rows)
            {
                model.StandardErrors(row.Values, errors);
                double wrong = model.Scores(row.Values)[0] - Math.Sin(6 * row.Values[0]) - Z;
                bias += wrong / rows.Length / Repetitions;
                held += Math.Abs(wrong) <= 1.96 * model.ScoreErrors!.Score(0, errors) ? 1.0 / rows.Length / Repetitions : 0;
            }
        }

        bias.ShouldBe(0, 0.08);
        held.ShouldBeInRange(0.85, 0.99);
    }

    private static LossFit Fit(double[] targets, double score) => new()
    {
        Targets = targets, Scores = Enumerable.Repeat(score, targets.Length).ToArray(),
        Weights = Enumerable.Repeat(1.0, targets.Length).ToArray(), Degrees = 0,
    };

    // Where the slopes sum to 0, by bisection: the loss is convex.
    private static double Minimum(Loss loss, double[] targets, double near)
    {
        double low = near - 5, high = near + 5;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = targets.Sum(target => loss.Evaluate(target, middle).Slope) < 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // By bisection of the distribution, whose series converges for all |x| < 6.
    private static double NormalQuantile(double level)
    {
        double low = -6, high = 6;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = NormalDistribution(middle) < level ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double NormalDistribution(double x)
    {
        double sum = x, part = x;
        for (int i = 1; i < 200; i++)
        {
            part *= x * x / ((2 * i) + 1);
            sum += part;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}

namespace Nbm.Runtime.Tests.Training;

/// <summary>How the spread of bags compares with the posterior's error bars, and with the truth.</summary>
public sealed class BagSpreadTests
{
    private static readonly Func<double, double>[] s_shapes = [x => Math.Sin(6 * x), x => x, x => Math.Cos(12 * x) * (1 - x)];

    [Theory]
    [InlineData("regression")]
    [InlineData("binary")]
    public void Bags_are_about_as_sure_as_the_posterior(string task)
    {
        ModelSchema schema = Schemas.Of(Refinements.Target(task), [.. s_shapes.Select((_, f) => Schemas.Number($"X{f}"))]);
        TestRow[] rows = Rows(task, 1200, 1);
        AdditiveModel posterior = Problems.Train(schema, rows, new TrainingOptions { Threads = 1 });
        AdditiveModel bags = Problems.Train(schema, rows, new TrainingOptions { Threads = 1, Bags = 16 });

        for (int t = 0; t < s_shapes.Length; t++)
        {
            (MeanError(bags, rows, t) / MeanError(posterior, rows, t))
                .ShouldBeInRange(0.4, 1.1, "narrowest for a straight line, whose bends only the posterior may doubt");
        }

        // The mean of bags is the model of all rows.
        double deviation = MeanError(posterior, rows, 0);
        rows.Average(row => Math.Abs(bags.Scores(row.Values)[0] - posterior.Scores(row.Values)[0])).ShouldBeLessThan(0.5 * deviation);
    }

    [Fact]
    public void Their_bands_of_95_percent_hold_the_shapes_somewhat_less_often()
    {
        const int Repetitions = 6;
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [.. s_shapes.Select((_, f) => Schemas.Number($"X{f}"))]);
        double held = Enumerable.Range(0, Repetitions).Average(repetition =>
        {
            TestRow[] rows = Rows("regression", 1000, 10 + (ulong)repetition);
            AdditiveModel model = Problems.Train(schema, rows, new TrainingOptions { Threads = 1, Bags = 12, Seed = repetition });
            var (contributions, errors) = (new double[s_shapes.Length], new double[s_shapes.Length]);
            double[] means = [.. s_shapes.Select((shape, f) => rows.Average(row => shape(row.Values[f])))];
            return rows.Average(row =>
            {
                model.Explain(row.Values, contributions, new double[1]);
                model.StandardErrors(row.Values, errors);
                return s_shapes.Select(
                    (shape, f) => Math.Abs(contributions[f] - shape(row.Values[f]) + means[f]) <= 1.96 * errors[f] ? 1.0 : 0).Average();
            });
        });

        held.ShouldBeInRange(0.85, 0.94);
    }

    private static double MeanError(AdditiveModel model, TestRow[] rows, int term)
    {
        var errors = new double[s_shapes.Length];
        return rows.Average(row =>
        {
            model.StandardErrors(row.Values, errors);
            return errors[term];
        });
    }

    private static TestRow[] Rows(string task, int count, ulong seed)
    {
        var noise = new Noise(400 + seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] x = [.. s_shapes.Select(_ => noise.Uniform())];
            double score = s_shapes.Select((shape, f) => shape(x[f])).Sum();
            return new TestRow(x,
                task == "regression" ? score + (0.5 * noise.Normal()) : noise.Uniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0);
        })];
    }
}

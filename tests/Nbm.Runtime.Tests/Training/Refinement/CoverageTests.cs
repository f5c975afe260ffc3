using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>On data whose shapes are known, bands of ± 1.96 standard errors hold the truth as often as they say, on average over x and over
/// repetitions.</summary>
public sealed class CoverageTests
{
    private const int Repetitions = 16;

    private static readonly Func<double, double>[] s_shapes =
    [
        x => Math.Sin(6 * x), x => 2 * (x - 0.5) * (x - 0.5), x => x, x => 1 / (1 + Math.Exp(-20 * (x - 0.4))),
        x => Math.Cos(12 * x) * (1 - x),
    ];

    public static TheoryData<string> Tasks => ["regression", "binary"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Bands_of_95_percent_hold_the_shapes_95_percent_of_the_time(string task)
    {
        double[] coverage = [.. Enumerable.Range(0, Repetitions).Select(repetition => Coverage(task, repetition))];

        coverage.Average().ShouldBeInRange(0.93, 0.97);
    }

    [Fact]
    public void Bands_of_the_score_hold_the_true_mean_95_percent_of_the_time()
    {
        double[] coverage = [.. Enumerable.Range(0, Repetitions).Select(repetition =>
        {
            TestRow[] rows = Rows("regression", repetition);
            AdditiveModel model = Train(rows, "regression");
            var errors = new double[s_shapes.Length];
            return rows.Average(row =>
            {
                model.StandardErrors(row.Values, errors);
                double error = model.ScoreErrors!.Score(0, errors);
                return Math.Abs(model.Scores(row.Values)[0] - Truth(row.Values)) <= 1.96 * error ? 1.0 : 0;
            });
        })];

        coverage.Average().ShouldBeInRange(0.93, 0.97);
    }

    // The share of rows and features whose centred contribution lies within 1.96 standard errors of the centred truth.
    private static double Coverage(string task, int repetition)
    {
        TestRow[] rows = Rows(task, repetition);
        AdditiveModel model = Train(rows, task);
        var contributions = new double[s_shapes.Length];
        var errors = new double[s_shapes.Length];
        double[] means = [.. s_shapes.Select((shape, f) => rows.Average(row => shape(row.Values[f])))];
        double held = 0;
        foreach (TestRow row in rows)
        {
            model.Explain(row.Values, contributions, new double[1]);
            model.StandardErrors(row.Values, errors);
            for (int f = 0; f < s_shapes.Length; f++)
            {
                double truth = s_shapes[f](row.Values[f]) - means[f];
                held += Math.Abs(contributions[f] - truth) <= 1.96 * errors[f] ? 1 : 0;
            }
        }

        return held / (rows.Length * s_shapes.Length);
    }

    private static AdditiveModel Train(TestRow[] rows, string task)
    {
        TargetSchema target = task == "regression" ? Schemas.Regression() : Schemas.Binary();
        ModelSchema schema = Schemas.Of(target, [.. s_shapes.Select((_, f) => Schemas.Number($"X{f}"))]);
        return Problems.Train(schema, rows, new TrainingOptions { Epochs = 1, HiddenUnits = [8], Bases = 8, Threads = 1 });
    }

    // Features of a row go together: half of each is common to all.
    private static TestRow[] Rows(string task, int repetition)
    {
        var noise = new Noise(700 + (ulong)repetition);
        return [.. Enumerable.Range(0, task == "regression" ? 1000 : 4000).Select(_ =>
        {
            double common = noise.Uniform();
            double[] x = [.. s_shapes.Select(_ => (0.3 * common) + (0.7 * noise.Uniform()))];
            double score = Truth(x);
            return new TestRow(x,
                task == "regression" ? score + (0.5 * noise.Normal()) : noise.Uniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0);
        })];
    }

    private static double Truth(double[] x) => s_shapes.Select((shape, f) => shape(x[f])).Sum();
}

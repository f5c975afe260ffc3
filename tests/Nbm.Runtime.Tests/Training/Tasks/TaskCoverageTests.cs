namespace Nbm.Runtime.Tests.Training;

/// <summary>
/// Error bars of every task on data whose truth is known: bands of ± 1.96 standard errors hold curves and scores, and these are off by
/// about as much as they say, neither by far more nor by far less. The benchmark Nbm.Truths prints the full table.
/// </summary>
public sealed class TaskCoverageTests
{
    private const int Repetitions = 4;
    private const int Rows = 700;

    public static TheoryData<ModelTask> Tasks { get; } = [ModelTask.Multiclass, .. TaskData.All];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Curves_and_scores_are_off_by_what_their_error_bars_say(ModelTask task)
    {
        Tally curves = new(), scores = new();
        for (ulong repetition = 0; repetition < Repetitions; repetition++)
        {
            Compare(task, repetition, curves, scores);
        }

        curves.Held.ShouldBeInRange(0.88, 1);
        scores.Held.ShouldBeInRange(0.88, 1);
        curves.Ratio.ShouldBeInRange(0.55, 1.3);
        scores.Ratio.ShouldBeInRange(0.55, 1.3);
    }

    // Both of the features that act; of several classes the second, against the mean of all.
    private static void Compare(ModelTask task, ulong seed, Tally curves, Tally scores)
    {
        TestRow[] rows = RowsOf(task, seed);
        int outputs = task == ModelTask.Multiclass ? 3 : 1, own = outputs > 1 ? 1 : 0, features = TaskData.Shapes.Length;
        double share = outputs > 1 ? 2.0 / 3 : 1;
        ModelSchema schema = TaskData.Schema(outputs > 1 ? ModelTask.Poisson : task);
        AdditiveModel model = Problems.Train(outputs > 1 ? schema with { Target = Schemas.Multiclass(3) } : schema, rows,
            new TrainingOptions { Threads = 1 });
        double[] contributions = new double[features * outputs], errors = new double[features * outputs], found = new double[outputs];
        double Shape(int f, double x) => share * TaskData.Shape(task, f, x);
        double[] means = [.. Enumerable.Range(0, features).Select(f => rows.Average(row => Shape(f, row.Values[f])))];

        // The score's constant: half of a normal quantile of a quantile, none that is known of Cox's, whose scores have mean 0.
        double constant = task == ModelTask.Quantile ? TaskData.Shape(task, 1, 1) - TaskData.Shapes[1](1) : task == ModelTask.Cox
            ? -means.Sum() : 0;
        foreach (TestRow row in rows)
        {
            model.Explain(row.Values, contributions, found);
            model.StandardErrors(row.Values, errors);
            ReadOnlySpan<double> bars = errors.AsSpan(own * features, features);
            for (int f = 0; f < 2; f++)
            {
                curves.Add(contributions[(f * outputs) + own] - Shape(f, row.Values[f]) + means[f], bars[f]);
            }

            double common = outputs > 1 ? found.Average() : 0,
                truth = constant + Enumerable.Range(0, features).Sum(f => Shape(f, row.Values[f]));
            scores.Add(found[own] - common - truth, model.ScoreErrors!.Score(own, bars));
        }
    }

    private static TestRow[] RowsOf(ModelTask task, ulong seed)
    {
        if (task != ModelTask.Multiclass)
        {
            return TaskData.Rows(task, Rows, 50 + seed);
        }

        var noise = new Noise(600 + seed);
        return [.. TaskData.Rows(ModelTask.Poisson, Rows, 50 + seed).Select(row =>
        {
            double odds = Math.Exp(TaskData.Shapes.Select((shape, f) => shape(row.Values[f])).Sum()), u = noise.Uniform() * (2 + odds);
            return row with { Target = u < odds ? 1 : u < odds + 1 ? 0 : 2 };
        })];
    }

    private sealed class Tally
    {
        private double _count, _held, _squares, _variances;

        public double Held => _held / _count;

        /// <summary>The root mean square of what is wrong, divided by that of what standard errors say.</summary>
        public double Ratio => Math.Sqrt(_squares / _variances);

        public void Add(double wrong, double error)
        {
            _count++;
            _held += Math.Abs(wrong) <= 1.96 * error ? 1 : 0;
            _squares += wrong * wrong;
            _variances += error * error;
        }
    }
}

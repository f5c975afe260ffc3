using Nbm.Models;

namespace Nbm.Truths;

/// <summary>Whether error bars of a task hold what they should: curves and scores of known truths, three features of which the last does
/// nothing.</summary>
/// <param name="Task">The task.</param>
/// <param name="Parameter">Its parameter; null for none.</param>
internal sealed record Coverage(ModelTask Task, double? Parameter = null)
{
    private static readonly Func<double, double>[] s_shapes = [x => Math.Sin(5 * x), x => 1.5 * x, _ => 0];

    public static IReadOnlyList<Coverage> All { get; } =
    [
        new(ModelTask.Regression), new(ModelTask.Binary), new(ModelTask.Multiclass), new(ModelTask.Poisson),
        new(ModelTask.NegativeBinomial), new(ModelTask.Gamma), new(ModelTask.Tweedie, 1.5),
        new(ModelTask.Huber), new(ModelTask.Cox), new(ModelTask.Quantile, 0.5), new(ModelTask.Quantile, 0.9), new(ModelTask.Quantile, 0.99),
        new(ModelTask.Quantile, 0.01),
    ];

    /// <summary>The share of rows and of acting features that bands of ± 1.96 standard errors hold, that of scores, and the mean error of
    /// scores.</summary>
    /// <param name="count">Rows.</param>
    /// <param name="seed">Which set.</param>
    /// <param name="options">How to train.</param>
    public (double Curves, double Scores, double Bias) Measure(int count, int seed, TrainingOptions options)
    {
        var random = new Random(seed);
        int outputs = Task == ModelTask.Multiclass ? 3 : 1, own = outputs - 1, features = s_shapes.Length;
        KnownRow[] rows = [.. Enumerable.Range(0, count).Select(_ => Row(random))];
        ModelSchema schema = KnownData.Numbers(Task, features, outputs);
        AdditiveModel model = new KnownData(schema with { Target = schema.Target with { Parameter = Parameter } }, rows).Train(options);
        double[] contributions = new double[features * outputs], errors = new double[features * outputs], found = new double[outputs];
        double[] means = [.. Enumerable.Range(0, features).Select(f => rows.Average(row => row.Truth![f]))];
        double curves = 0, scores = 0, bias = 0, constant = Task == ModelTask.Cox ? -means.Sum() : 0;
        foreach (KnownRow row in rows)
        {
            model.Explain(row.Values, contributions, found);
            model.StandardErrors(row.Values, errors);
            ReadOnlySpan<double> bars = errors.AsSpan(own * features, features);
            for (int f = 0; f < 2; f++)
            {
                curves += Math.Abs(contributions[(f * outputs) + own] - row.Truth![f] + means[f]) <= 1.96 * bars[f] ? 0.5 / count : 0;
            }

            double wrong = found[own] - (outputs > 1 ? found.Average() : 0) - row.Score - constant;
            scores += Math.Abs(wrong) <= 1.96 * model.ScoreErrors!.Score(own, bars) ? 1.0 / count : 0;
            bias += wrong / count;
        }

        return (curves, scores, bias);
    }

    // What features add to the last class's score is measured against the mean of all classes; a quantile's noise is normal, and its
    // constant stands with the first feature.
    private KnownRow Row(Random random)
    {
        double common = random.NextDouble();
        double[] x = [.. s_shapes.Select(_ => (0.3 * common) + (0.7 * random.NextDouble()))];
        double[] f = [.. s_shapes.Select((shape, i) => shape(x[i]))];
        double score = f.Sum(), mean = Math.Exp(score);
        if (Task == ModelTask.Cox)
        {
            // Weibull times of shape 2, watched for a random while.
            double time = Math.Sqrt(-Math.Log(1 - random.NextDouble()) / mean), watched = 3 * random.NextDouble();
            return new KnownRow(x, Math.Min(time, watched), f, Event: time <= watched);
        }

        double share = Task == ModelTask.Multiclass ? 2.0 / 3 : 1,
            shift = Task == ModelTask.Quantile ? MadeData.NormalQuantile(Parameter!.Value) : 0;
        double[] truth = [(share * f[0]) + shift, share * f[1], 0];
        return new KnownRow(x, Task switch
        {
            ModelTask.Binary => random.NextDouble() < mean / (1 + mean) ? 1 : 0,
            ModelTask.Multiclass => (random.NextDouble() * (2 + mean)) is var u && u < mean ? 2 : u < mean + 1 ? 0 : 1,
            ModelTask.Poisson => random.Poisson(mean),
            ModelTask.NegativeBinomial => random.Poisson(random.Gamma(2.5, mean / 2.5)),
            ModelTask.Gamma => random.Gamma(2.5, mean / 2.5),
            ModelTask.Tweedie => Enumerable.Range(0, random.Poisson(2 * Math.Sqrt(mean))).Sum(_ => random.Gamma(1, 0.5 * Math.Sqrt(mean))),
            ModelTask.Huber => score + (0.3 * random.Normal()) + (random.NextDouble() < 0.1 ? 30 * random.Normal() : 0),
            ModelTask.Quantile => score + random.Normal(),
            _ => score + (0.5 * random.Normal()),
        }, truth);
    }
}

namespace Nbm.Runtime.Tests.Training;

/// <summary>Rows whose score is a sum of known shapes of three features, the third of which does nothing, and targets that a task's
/// likelihood draws.</summary>
internal static class TaskData
{
    public const double Power = 1.5, Level = 0.8, Dispersion = 0.4;

    // The normal distribution's quantile of the level.
    private const double NormalQuantile = 0.8416212335729143;

    public static ModelTask[] All { get; } =
    [
        ModelTask.Poisson, ModelTask.Gamma, ModelTask.Tweedie, ModelTask.NegativeBinomial, ModelTask.Quantile, ModelTask.Huber,
        ModelTask.Cox,
    ];

    public static Func<double, double>[] Shapes { get; } = [x => Math.Sin(5 * x), x => 1.5 * x, _ => 0];

    /// <summary>The shapes in the score of a task: of a quantile noise that grows with the second feature makes it steeper.</summary>
    public static double Shape(ModelTask task, int feature, double x) =>
        Shapes[feature](x) + (task == ModelTask.Quantile && feature == 1 ? 0.5 * x * NormalQuantile : 0);

    public static TargetSchema Target(ModelTask task) => new()
    {
        Name = "Y",
        Column = "y",
        Task = task,
        ClrType = "double",
        Parameter = task switch { ModelTask.Tweedie => Power, ModelTask.Quantile => Level, _ => null },
    };

    public static ModelSchema Schema(ModelTask task, bool offset = false) =>
        Schemas.Of(Target(task), [.. Shapes.Select((_, f) => Schemas.Number($"X{f}"))]) with
        {
            EventColumn = task == ModelTask.Cox ? "event" : null,
            OffsetColumn = offset ? "offset" : null,
        };

    public static TestRow[] Rows(ModelTask task, int count, ulong seed)
    {
        var noise = new Noise(8000 + (100 * seed) + (ulong)task);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double common = noise.Uniform();
            double[] x = [.. Shapes.Select(_ => (0.3 * common) + (0.7 * noise.Uniform()))];
            double score = Shapes.Select((shape, f) => shape(x[f])).Sum();
            return Draw(noise, task, x, score);
        })];
    }

    private static TestRow Draw(Noise noise, ModelTask task, double[] x, double score)
    {
        double mean = Math.Exp(score);
        if (task == ModelTask.Cox)
        {
            // Weibull times of shape 2, watched for a random while.
            double time = Math.Sqrt(-Math.Log(1 - noise.Uniform()) / mean), watched = 3 * noise.Uniform();
            return new TestRow(x, Math.Min(time, watched), Event: time <= watched);
        }

        return new TestRow(x, task switch
        {
            ModelTask.Poisson => noise.Poisson(mean),
            ModelTask.Gamma => noise.Gamma(1 / Dispersion, mean * Dispersion),
            ModelTask.Tweedie => noise.Tweedie(mean, 1, Power),
            ModelTask.NegativeBinomial => noise.NegativeBinomial(mean, Dispersion),
            ModelTask.Quantile => score + ((0.5 + (0.5 * x[1])) * noise.Normal()),
            _ => score + (0.3 * noise.Normal()) + (noise.Uniform() < 0.1 ? 30 * noise.Normal() : 0),
        });
    }
}

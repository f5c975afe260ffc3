namespace Nbm.Runtime.Tests.Training;

/// <summary>On data that a task's likelihood drew from known shapes, bands of ± 1.96 standard errors hold them about as often as they
/// say.</summary>
public sealed class TaskRecoveryTests
{
    private const int Repetitions = 3;
    private const int Rows = 1000;

    public static TheoryData<ModelTask> Tasks { get; } = [.. TaskData.All];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Shapes_are_found_within_their_error_bars(ModelTask task)
    {
        (double Coverage, double Error, double Bar, double Spread)[] fits = [
            .. Enumerable.Range(0, Repetitions).Select(r => Compare(task, (ulong)r))];

        fits.Average(fit => fit.Coverage).ShouldBeGreaterThan(0.9);
        fits.Average(fit => fit.Bar).ShouldBeLessThan(1.7 * fits.Average(fit => fit.Error));
        fits.Average(fit => fit.Error).ShouldBeLessThan(0.25 * fits.Average(fit => fit.Spread));
    }

    // The share of contributions within their bands, the root mean square of their errors, that of their standard errors, and that of the
    // true shapes.
    private static (double Coverage, double Error, double Bar, double Spread) Compare(ModelTask task, ulong seed)
    {
        TestRow[] rows = TaskData.Rows(task, Rows, seed);
        AdditiveModel model = Problems.Train(TaskData.Schema(task), rows, new TrainingOptions { Threads = 1 });
        int features = TaskData.Shapes.Length;
        double[] contributions = new double[features], errors = new double[features];
        double[] means = [.. Enumerable.Range(0, features).Select(f => rows.Average(row => TaskData.Shape(task, f, row.Values[f])))];
        double held = 0, squares = 0, bars = 0, spread = 0;
        foreach (TestRow row in rows)
        {
            model.Explain(row.Values, contributions, new double[1]);
            model.StandardErrors(row.Values, errors);
            for (int f = 0; f < features; f++)
            {
                double truth = TaskData.Shape(task, f, row.Values[f]) - means[f], error = contributions[f] - truth;
                held += Math.Abs(error) <= (1.96 * errors[f]) + 1e-9 ? 1 : 0;
                squares += error * error;
                bars += errors[f] * errors[f];
                spread += truth * truth;
            }
        }

        double cells = rows.Length * features;
        return (held / cells, Math.Sqrt(squares / cells), Math.Sqrt(bars / cells), Math.Sqrt(spread / cells));
    }
}

using Nbm.Generated;
using Nbm.Runtime.Tests.Training.Mlp;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Polynomials of every task.</summary>
public sealed class SpamTaskTests
{
    public static TheoryData<ModelTask> Tasks { get; } = [.. TaskData.All];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void It_learns_what_targets_of_a_task_follow(ModelTask task)
    {
        TestRow[] rows = TaskData.Rows(task, 900, 6);
        var options = new SpamOptions { Epochs = 40, BatchSize = 64 };
        SpamModel model = SpamTrainer.Train(new TestEncoder(TaskData.Schema(task)), rows, null, 2, 8, options, null,
            CancellationToken.None);
        double[] scores = [.. rows.Select(row => model.Scores(row)[0])];
        double[] truths = [.. rows.Select(row => TaskData.Shapes.Select((_, f) => TaskData.Shape(task, f, row.Values[f])).Sum())];
        Correlation(scores, truths).ShouldBeGreaterThan(0.85);
        (model.Baseline is null).ShouldBe(task != ModelTask.Cox);
        (model.Intercepts[0] == 0).ShouldBe(task == ModelTask.Cox);
    }

    private static double Correlation(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        double Product(double[] a, double meanA, double[] b, double meanB) => a.Zip(b, (p, q) => (p - meanA) * (q - meanB)).Sum();
        return Product(x, meanX, y, meanY) / Math.Sqrt(Product(x, meanX, x, meanX) * Product(y, meanY, y, meanY));
    }
}

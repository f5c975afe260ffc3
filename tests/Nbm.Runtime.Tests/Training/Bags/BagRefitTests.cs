using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Bags after a refinement: the same problem with other weights of the rows, solved from the full fit.</summary>
public sealed class BagRefitTests
{
    private const double Noise = 0.3;
    private static readonly ManagedBackend s_backend = new(1);

    public static TheoryData<string> Tasks => Refinements.Tasks;

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Each_bag_is_the_fit_of_its_weights_of_the_rows(string task)
    {
        TrainingData data = Refinements.Mixed(task);
        UnknownLayout layout = Refinements.Layout(Refinements.Grid(data));
        RefinementData rows = Refinements.Rows(data);
        var weights = new BagWeights(3, rows.Count, 5);
        using RefinementStage stage = Refinements.Solved(data, layout, s_backend);

        BaggedTables bagged = Run(stage, rows, weights);

        float[][] alone = [
            .. Enumerable.Range(0, 3).Select(bag => Alone(layout, RefinementData.Create(weights.Weigh(rows.Rows, bag), rows.Loss)))];
        float[] mean = [.. bagged.Tables.Select((_, i) => alone.Average(bag => bag[i]))];
        for (int bag = 0; bag < 3; bag++)
        {
            // They are scaled by √((B + 1)/(B − 1)).
            float[] deviations = [.. bagged.Draws!.Tables[bag].Select(value => value / MathF.Sqrt(2))];
            Size(deviations.Select((value, i) => value - alone[bag][i] + mean[i])).ShouldBeLessThan(0.03 * Size(deviations));
            Size(bagged.Tables.Zip(mean, (value, other) => value - other)).ShouldBeLessThan(0.03 * Size(deviations));
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void One_bag_is_the_full_fit(string task)
    {
        TrainingData data = Refinements.Mixed(task);
        RefinementData rows = Refinements.Rows(data);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)), s_backend);
        float[] fit = stage.System.Tables(stage.System.Unknowns);

        BaggedTables bagged = Run(stage, rows, new BagWeights(1, rows.Count, 5));

        bagged.Tables.ShouldBe(fit, 1e-3);
        bagged.Draws.ShouldBeNull();
    }

    private static BaggedTables Run(RefinementStage stage, RefinementData rows, BagWeights weights) =>
        new BagRefits(stage, rows, weights).Run(
        () => stage.Solve(Refinements.Precisions(stage.Layout), Noise, 1e-6, 30, default),
        () => stage.System.Tables(stage.System.Unknowns), 10, 1);

    private static double Size(IEnumerable<float> values) => Math.Sqrt(values.Sum(value => (double)value * value));

    private static float[] Alone(UnknownLayout layout, RefinementData rows)
    {
        using var stage = new RefinementStage(s_backend, layout, rows);
        stage.Solve(Refinements.Precisions(layout), Noise, 1e-6, 30, default);
        return stage.System.Tables(stage.System.Unknowns);
    }
}

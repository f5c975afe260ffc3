using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Contract.Tests.Torch;

/// <summary>Whole phases on libtorch against the managed engine.</summary>
public sealed class TorchTrainingTests
{
    [CaliforniaFact]
    public void Fifty_steps_end_where_the_managed_ones_end()
    {
        // Two batches an epoch, with basis dropout, without the last quarter of the schedule: as in any fit.
        var options = new TrainingOptions { Seed = 1, Refinement = Refinement.None, Epochs = 25, BatchSize = 8192, Nodes = 128,
            InteractionNodes = 16 };
        TrainingData data = California.Data([6, 7]);
        TableFit managed = Learn(new ManagedBackend(2), data, options), torch = Learn(TorchBackend.Best(), data, options);
        foreach ((EpochLosses expected, EpochLosses actual) in managed.History.Zip(torch.History))
        {
            actual.TrainingLoss.ShouldBe(expected.TrainingLoss, 1e-3 * expected.TrainingLoss);
            actual.ValidationLoss!.Value.ShouldBe(expected.ValidationLoss!.Value, 1e-3 * expected.ValidationLoss!.Value);
        }

        torch.History.BestEpoch.ShouldBe(managed.History.BestEpoch);
        RelativeDistance(torch.Tables, managed.Tables).ShouldBeLessThan(1e-3);
    }

    // Solutions leave an error, in float32 not the same one, and a component of few degrees of freedom turns a small difference of those
    // into a large one of its precision. So each counts by its degrees of freedom, as where the phase itself decides whether precisions
    // have settled.
    [CaliforniaFact]
    public void A_refinement_chooses_the_same_smoothness()
    {
        TrainingData data = California.Data();
        RefinedTables managed = Refine(new ManagedBackend(2), data), torch = Refine(TorchBackend.Best(), data);
        torch.Layout.Grid.Knots.ShouldBe(managed.Layout.Grid.Knots);
        double[] changes = [.. managed.Precisions.Zip(torch.Precisions, (expected, actual) => Math.Abs(Math.Log(actual / expected)))];
        double[] degrees = managed.Degrees!;
        (changes.Zip(degrees, (change, edf) => change * edf).Sum() / degrees.Sum()).ShouldBeLessThan(0.02);
        changes.Zip(degrees).Where(component => component.Second >= 10).ShouldAllBe(component => component.First < 0.05);
        torch.Degrees!.Sum().ShouldBe(degrees.Sum(), 0.01 * degrees.Sum());
    }

    // Interactions of thousands of degrees of freedom are solved less exactly for each of them, so this one leaves a hundredth of the usual
    // error.
    [CaliforniaFact]
    public void A_refinement_with_interactions_chooses_the_same_smoothness_where_it_is_solved_more_exactly()
    {
        TrainingData data = California.Data([6, 7], [0, 5], [0, 6]);
        RefinedTables managed = Refine(new ManagedBackend(2), data, errorShare: 0.01),
            torch = Refine(TorchBackend.Best(), data, errorShare: 0.01);
        torch.Layout.Grid.Knots.ShouldBe(managed.Layout.Grid.Knots);
        double[] changes = [.. managed.Precisions.Zip(torch.Precisions, (expected, actual) => Math.Abs(Math.Log(actual / expected)))];
        changes.Zip(managed.Degrees!).Where(component => component.Second >= 20).ShouldAllBe(component => component.First < 0.05);
        torch.Degrees!.Sum().ShouldBe(managed.Degrees!.Sum(), 0.01 * managed.Degrees!.Sum());
    }

    [CaliforniaFact]
    public void A_refined_model_is_as_good_and_the_progress_tells_the_memory()
    {
        TrainingData data = California.Data([6, 7]);
        var options = new TrainingOptions { Seed = 1, PosteriorDraws = 2 };
        var reports = new Reports();
        using TorchBackend backend = TorchBackend.Best();
        using var managed = new ManagedBackend(2);
        double torch = California.TestRmse(Fit.Run(backend, data, options, reports, default));
        torch.ShouldBe(California.TestRmse(Fit.Run(managed, data, options, null, default)), 0.002);
        reports.All.ShouldNotBeEmpty();
        reports.All.ShouldAllBe(report => report.DeviceMemory > data.All.Count * sizeof(float));
        backend.DeviceMemory.ShouldBe(0);
    }

    private static TableFit Learn(Backend backend, TrainingData data, TrainingOptions options)
    {
        using (backend)
        {
            using TrainingProblem problem = TrainingProblem.Create(backend, data, options);
            return new NeuralPhase(problem, options).Run(null, default);
        }
    }

    private static RefinedTables Refine(Backend backend, TrainingData data, double errorShare = 1)
    {
        using (backend)
        {
            TargetLoss target = TargetLoss.Of(data, data.All, new TrainingOptions());
            var phase = new RefinementPhase(backend, data, RefinementData.Create(data.All, target),
                new TrainingOptions { Seed = 1 }) { ErrorShare = errorShare };
            return phase.Run(target.NullIntercepts, null, default);
        }
    }

    private static double RelativeDistance(float[] actual, float[] expected) =>
        Math.Sqrt(actual.Zip(expected, (a, e) => Math.Pow((double)a - e, 2)).Sum() / expected.Sum(e => (double)e * e));

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value) => All.Add(value);
    }
}

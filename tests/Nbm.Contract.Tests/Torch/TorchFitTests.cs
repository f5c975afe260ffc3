using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Contract.Tests.Torch;

/// <summary>What a fit can do besides curves and pairs, on libtorch as on the managed engine.</summary>
public sealed class TorchFitTests
{
    private const double Dear = 0.5; // What the first name adds.

    private static readonly TrainingOptions s_plain = new() { Seed = 1, PosteriorDraws = 0 };

    [CaliforniaFact]
    public void A_constraint_holds_exactly()
    {
        TrainingData data = California.Data();
        FeatureSchema income = data.Schema.Features[0] with { Monotone = Monotone.Increasing };
        AdditiveModel torch = AsGood(data with { Schema = data.Schema with { Features = data.Schema.Features.SetItem(0, income) } }, s_plain);
        ImmutableArray<float> curve = torch.Terms[0].Tables[0];
        Enumerable.Range(1, curve.Length - 1).ShouldAllBe(i => curve[i] >= curve[i - 1]);
    }

    [CaliforniaFact]
    public void Bags_have_a_mean_and_a_spread() =>
        AsGood(California.Data(), s_plain with { Bags = 3 }).Terms.ShouldAllBe(term => !term.Selected || term.HasStandardErrors);

    [CaliforniaFact]
    public void A_fit_goes_on_from_a_model()
    {
        TrainingData data = California.Data();
        AdditiveModel model = AsGood(data, s_plain);
        AsGood(data with { Start = WarmStart.Of(model, data.Schema) }, s_plain);
    }

    [CaliforniaFact]
    public void Names_of_a_vector_are_learned_alike()
    {
        TrainingData data = California.Data();
        SparseRows names = Names(data.All.Count);
        var rows = new EncodedRows(data.All.Columns, [.. data.All.Targets.Select((target, r) => target + Effect(names, r))], data.All.Weights) { Vectors = [names] };
        data = new TrainingData(
            data.Schema with { Vectors = [new VectorSchema { Name = "Signs", Column = "Signs", ClrType = "string" }] }, data.Vocabularies, [], rows, rows, null)
        {
            Names = [["dear", "idle"]],
        };
        VectorTerm torch = Fitted(TorchBackend.Best(), data, s_plain).Vectors[0], managed = Fitted(new ManagedBackend(2), data, s_plain).Vectors[0];
        torch.Evaluate(0, 0, 1).ShouldBe(managed.Evaluate(0, 0, 1), 0.01);
        torch.Evaluate(0, 1, 1).ShouldBe(managed.Evaluate(0, 1, 1), 0.01);
        torch.Evaluate(0, 0, 1).ShouldBe(Dear, 0.05);
    }

    private static AdditiveModel AsGood(TrainingData data, TrainingOptions options)
    {
        AdditiveModel torch = Fitted(TorchBackend.Best(), data, options);
        California.TestRmse(torch).ShouldBe(California.TestRmse(Fitted(new ManagedBackend(2), data, options)), 0.002);
        return torch;
    }

    private static AdditiveModel Fitted(Backend backend, TrainingData data, TrainingOptions options)
    {
        using (backend)
        {
            return Fit.Run(backend, data, options, null, default);
        }
    }

    // One name or both, of two rows in three, which have nothing to do with the features.
    private static SparseRows Names(int rows)
    {
        int[][] names = [.. Enumerable.Range(0, rows).Select(r => (r * 2654435761L % 3) switch { 0 => Array.Empty<int>(), 1 => [1], _ => [0, 1] })];
        int end = 0;
        return new SparseRows([0, .. names.Select(own => end += own.Length)], [.. names.SelectMany(own => own)], [.. names.SelectMany(own => own).Select(_ => 1.0)]);
    }

    private static double Effect(SparseRows names, int row) => names.Starts[row + 1] - names.Starts[row] == 2 ? Dear : 0;
}

using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Integration.Tests.Records;

namespace Nbm.Contract.Tests.Torch.Fits;

/// <summary>
/// Whatever can be fitted is on libtorch as good, on rows that it never saw, as on the managed engine: on real data, as users do it.
/// </summary>
public sealed class TorchFitTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 0 };

    [Fact]
    public void Three_features_together() => Fitted(
        SetMixtureCsv.Read(PathOf("concrete.csv")), on => SetMixtureModel.Train(on.Rows, s_options with { Backend = on.Backend }),
        (model, test) => model.Evaluate(test).Rmse, most: 10);

    [Fact]
    public void Classes() => Fitted(
        PenguinCsv.Read(PathOf("penguins.csv")), on => PenguinModel.Train(on.Rows, s_options with { Backend = on.Backend }),
        (model, test) => model.Evaluate(test).LogLoss, most: 0.3);

    [Fact]
    public void Counts() => Fitted(
        RoomyHomeCsv.Read(PathOf("sacramento.csv")), on => RoomyHomeModel.Train(on.Rows, s_options with { Backend = on.Backend }),
        (model, test) => model.Evaluate(test).Deviance, most: 0.2);

    [Fact]
    public void A_quantile() => Fitted(
        StrongConcreteCsv.Read(PathOf("concrete.csv")), on => StrongConcreteModel.Train(on.Rows, s_options with { Backend = on.Backend }),
        (model, test) => model.Evaluate(test).PinballLoss, most: 1.6);

    [Fact]
    public void Hazards() => Fitted(
        PressedConcreteCsv.Read(PathOf("concrete.csv")), on => PressedConcreteModel.Train(on.Rows, s_options with { Backend = on.Backend }),
        (model, test) => 1 - model.Evaluate(test).Concordance, most: 0.15);

    [Fact]
    public void Names_of_a_vector() => Fitted(
        [.. ListedHomeCsv.Read(PathOf("sacramento.csv")).Select(TaggedHome.Of)],
        on => TaggedHomeModel.Train(on.Rows, s_options with { Backend = on.Backend }),
        (model, test) => model.Evaluate(test).Rmse, most: 0.35);

    [Fact]
    public void Bags_have_a_mean_and_a_spread() => Fitted(
        SetMixtureCsv.Read(PathOf("concrete.csv")), on => SetMixtureModel.Train(on.Rows, s_options with { Backend = on.Backend, Bags = 2 }),
        (model, test) => model.Evaluate(test).Rmse, most: 10).Additive.Terms.ShouldAllBe(term => !term.Selected || term.HasStandardErrors);

    [Fact]
    public void A_fit_goes_on_from_a_model()
    {
        Mixture[] rows = MixtureCsv.Read(PathOf("concrete.csv"));
        MixtureModel earlier = MixtureModel.Train(rows[..500], s_options);
        Fitted(
            rows, on => earlier.ContinueTraining(on.Rows, s_options with { Backend = on.Backend }),
            (model, test) => model.Evaluate(test).Rmse,
            most: 8);
    }

    [Fact]
    public void Constraints_hold_exactly()
    {
        HardeningMixtureModel model = Fitted(
            HardeningMixtureCsv.Read(PathOf("concrete.csv")),
            on => HardeningMixtureModel.Train(on.Rows, s_options with { Backend = on.Backend }),
            (model, test) => model.Evaluate(test).Rmse, most: 10);
        foreach (ImmutableArray<float> curve in new[] { model.Additive.Terms[0].Tables[0], model.Additive.Terms[2].Tables[0] })
        {
            Enumerable.Range(1, curve.Length - 1).ShouldAllBe(i => curve[i] >= curve[i - 1]);
        }
    }

    // Biases before a batch norm walk on each engine their own way, see TorchNetworkTests.
    [Fact]
    public void A_perceptron() => Fitted(
        MixtureCsv.Read(PathOf("concrete.csv")),
        on => MixtureMlp.Train(on.Rows, new MlpOptions { Seed = 1, HiddenUnits = [32, 16], Backend = on.Backend }),
        (model, test) => model.Evaluate(test).Rmse, most: 8, tolerance: 0.03);

    [Fact]
    public void A_polynomial() => Fitted(
        MixtureCsv.Read(PathOf("concrete.csv")),
        on => MixtureSpam.Train(on.Rows, new SpamOptions { Seed = 1, Backend = on.Backend }),
        (model, test) => model.Evaluate(test).Rmse, most: 8);

    [Fact]
    public void Experts() => Fitted(
        MixtureCsv.Read(PathOf("concrete.csv")),
        on => MixtureExperts.Train(on.Rows, new ExpertsOptions { Seed = 1, Backend = on.Backend }),
        (model, test) => model.Evaluate(test).Rmse, most: 8);

    // A model of each engine, with metrics of which less is better. Returns the one of libtorch.
    private static TModel Fitted<TRow, TModel>(
        TRow[] rows, Func<(TRow[] Rows, Backend Backend), TModel> train, Func<TModel, TRow[], double> metric, double most,
        double tolerance = 0.002)
    {
        var (training, test) = rows.Split(testFraction: 0.25, seed: 1);
        using TorchBackend torch = TorchBackend.Best();
        using var managed = new ManagedBackend(1);
        TModel model = train((training, torch));
        double found = metric(model, test), expected = metric(train((training, managed)), test);
        found.ShouldBeLessThan(most);
        found.ShouldBe(expected, tolerance * expected);
        torch.DeviceMemory.ShouldBe(0);
        return model;
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);
}

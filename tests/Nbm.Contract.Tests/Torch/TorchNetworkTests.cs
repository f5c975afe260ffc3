using Nbm.Backends;
using Nbm.Models;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Contract.Tests.Torch;

/// <summary>A network of rows learns on libtorch what it learns on the managed engine.</summary>
public sealed class TorchNetworkTests
{
    private static readonly MlpOptions s_options = new() { HiddenUnits = [16, 8], Dropout = 0.2, BatchSize = 100, Epochs = 6, Seed = 2 };

    [Fact]
    public void Epochs_end_where_the_managed_ones_end_and_leave_no_memory_behind()
    {
        using TorchBackend torch = TorchBackend.Best();
        using var managed = new ManagedBackend(2);
        FittedNetwork expected = Learn(managed, Data(), WithoutIdleBiases), actual = Learn(torch, Data(), WithoutIdleBiases);
        actual.History.BestEpoch.ShouldBe(expected.History.BestEpoch);
        foreach ((EpochLosses first, EpochLosses second) in expected.History.Zip(actual.History))
        {
            second.TrainingLoss.ShouldBe(first.TrainingLoss, 1e-5 * first.TrainingLoss);
            second.ValidationLoss!.Value.ShouldBe(first.ValidationLoss!.Value, 1e-5 * first.ValidationLoss!.Value);
        }

        (torch.DeviceMemory ?? 0).ShouldBe(0);
    }

    // A bias before a batch norm has no gradient but what rounding leaves, and AdamW's steps have the same length whatever a gradient's
    // size: on each engine it walks its own way. Training never sees it; validation does, a little, since running means come after.
    [Fact]
    public void A_perceptron_s_training_losses_are_the_managed_ones()
    {
        using TorchBackend torch = TorchBackend.Best();
        using var managed = new ManagedBackend(2);
        FittedNetwork expected = Learn(managed, Data(), MlpNetwork.Build), actual = Learn(torch, Data(), MlpNetwork.Build);
        foreach ((EpochLosses first, EpochLosses second) in expected.History.Zip(actual.History))
        {
            second.TrainingLoss.ShouldBe(first.TrainingLoss, 1e-5 * first.TrainingLoss);
            second.ValidationLoss!.Value.ShouldBe(first.ValidationLoss!.Value, 0.03 * first.ValidationLoss!.Value);
        }
    }

    private static Variable WithoutIdleBiases(MlpOptions options, Network network, Variable x, double[] intercepts)
    {
        for (int i = 0; i < options.HiddenUnits.Length; i++)
        {
            string layer = MlpNetwork.Hidden(i);
            Variable units = network.BatchNorm(layer, network.Linear(layer, x, options.HiddenUnits[i], hasBias: false));
            x = network.Dropout(network.Relu(units), options.Dropout, options.Seed);
        }

        return network.Scores("scores", x, intercepts);
    }

    private static FittedNetwork Learn(Backend backend, TrainingData data, Func<MlpOptions, Network, Variable, double[], Variable> build)
    {
        using var workspace = new Workspace(backend);
        InputEncoding inputs = new InputBuilder(data).Build(InputKind.Standard);
        var plan = new NetworkPlan(
            "mlp", rows => InputBuilder.Encode(inputs, rows), inputs.Count,
            (network, x, intercepts) => build(s_options, network, x, intercepts));
        return new NetworkPhase(workspace, data, TargetLoss.Of(data, data.Training, s_options.ForRows()), plan, s_options)
            .Run(null, default);
    }

    private static TrainingData Data()
    {
        const int Count = 500;
        double[][] columns = [
            .. Enumerable.Range(0, 3).Select(f => TestValues.Centred(Count, (ulong)(f + 1)).Select(value => (double)value).ToArray())];
        double[] noise = [.. TestValues.Centred(Count, 9).Select(value => (double)value)];
        var all = new EncodedRows(
            columns, [.. Enumerable.Range(0, Count).Select(r => (3 * columns[0][r] * columns[1][r]) + columns[2][r] + (0.3 * noise[r]))],
            [.. Enumerable.Repeat(1.0, Count)]);
        var schema = new ModelSchema
        {
            Name = "Made",
            Features = [.. new[] { "A", "B", "C" }.Select(
                name => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "double" })],
            Interactions = [],
            Target = new TargetSchema { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double" },
        };
        return new TrainingData(
            schema, Nbm.Generated.Vocabularies.None(3), [], all, all.Take([.. Enumerable.Range(0, 400)]),
            all.Take([.. Enumerable.Range(400, 100)]));
    }
}

using Nbm.Backends;
using Nbm.Models;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Mlp;

/// <summary>The whole way from a batch's inputs to its loss and back, in doubles, against finite differences.</summary>
public sealed class NetworkGradientTests
{
    private static readonly MlpOptions s_options = new() { HiddenUnits = [5, 4], Dropout = 0.3, BatchSize = 14, Seed = 3,
        ValidationFraction = 0.25 };

    [Theory]
    [InlineData(ModelTask.Regression, 100)]
    [InlineData(ModelTask.Binary, 100)]
    [InlineData(ModelTask.Multiclass, 100)]
    [InlineData(ModelTask.Regression, 0)]
    [InlineData(ModelTask.Multiclass, 0)]
    public void Gradients_of_batches_of_both_sizes_match_finite_differences(ModelTask task, int embeddingLevels)
    {
        TargetSchema target = task switch
        {
            ModelTask.Regression => Schemas.Regression(), ModelTask.Binary => Schemas.Binary(), _ => Schemas.Multiclass(3),
        };
        ModelSchema schema = Problems.MixedSchema(target);
        TrainingData data = TrainingDataReader.Read(new TestEncoder(schema), Problems.MixedRows(schema, 60), null, s_options.ForRows());
        using var workspace = new Workspace(new ReferenceBackend());
        NetworkInputs inputs = new InputBuilder(data).Build(InputKind.Standard, embeddingLevels, 3, static _ => 1);
        inputs.Embeddings.IsEmpty.ShouldBe(embeddingLevels > 0);
        var plan = new NetworkPlan(
            "mlp", inputs.Encode, inputs.Plain.Count, (network, x, intercepts) => MlpNetwork.Build(s_options, network, x, intercepts))
        {
            Embeddings = inputs.Embeddings,
        };
        var phase = new NetworkPhase(workspace, data, TargetLoss.Of(data, data.Training, s_options.ForRows()), plan, s_options);
        foreach (Parameter parameter in phase.Parameters.All.Where(parameter => parameter.Rate > 0))
        {
            parameter.Value.Randomize((ulong)(parameter.Offset + 1)); // The last layer begins at 0, where nothing goes back.
        }

        Matrix loss = workspace.Allocate(1, 1);
        IndexVector order = workspace.Own(workspace.Backend.Upload(TestValues.Permutation(data.Training.Count, 5)));
        foreach (int count in new[] { 14, 13 })
        {
            double Loss()
            {
                phase.Differentiate(new RowRange(order, 7, count), 2, loss);
                return loss.Single();
            }

            Loss();
            foreach (Parameter parameter in phase.Parameters.All.Where(Moves))
            {
                double[] gradient = parameter.Gradient.Values();
                FiniteDifferences.ShouldMatch(gradient, Loss, parameter.Value, $"{parameter.Name} of {count} rows");
                Loss();
            }
        }
    }

    // Batch norm takes away what a hidden layer adds.
    private static bool Moves(Parameter parameter) =>
        parameter.Rate > 0
            && !(parameter.Name.Contains("hidden", StringComparison.Ordinal) && parameter.Name.EndsWith(" bias", StringComparison.Ordinal));
}

using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>
/// Experts with random layers on the axes of another model: three groups of features, and experts of one, two and all of them.
/// </summary>
internal static class RandomExperts
{
    /// <param name="model">The other model.</param>
    /// <param name="kind">What confidence is.</param>
    /// <param name="size">How large the numbers of the last layer are.</param>
    /// <param name="hiddenUnits">The widths of the hidden layers.</param>
    public static ExpertsModel Of(AdditiveModel model, ExpertConfidence kind, double size, params int[] hiddenUnits)
    {
        Func<double> number = RandomInputs.Numbers(7);
        InputEncoding inputs = RandomInputs.Of(model, number);
        int features = model.Schema.Features.Length;
        var layout = new ExpertsLayout(
            [.. Enumerable.Range(0, 3).Select(g => new FeatureGroup($"G{g}", [.. Enumerable.Range(0, features).Where(f => f % 3 == g)]))],
            [[0], [1], [0, 1], [2], [0, 1, 2]]);
        bool isNumber = model.Schema.Target.Task == ModelTask.Regression;
        ImmutableArray<DenseLayer> Layer(int k) => [.. layout.Experts.Select(expert =>
        {
            bool isHidden = k < hiddenUnits.Length;
            int from = k == 0 ? ExpertNetworks.InputsOf(expert, inputs) : layout.Included[expert.Index].Length * hiddenUnits[k - 1];
            int to = isHidden ? hiddenUnits[k] : model.Outputs + (kind == ExpertConfidence.Regret && expert.Index != layout.Full ? 1 : 0);
            float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(number() * (isHidden ? 1 : size)))];
            return new DenseLayer(from, to, [.. Some(from * to)], [.. Some(to)], isHidden);
        })];

        ImmutableArray<ImmutableArray<DenseLayer>> layers = [.. Enumerable.Range(0, hiddenUnits.Length + 1).Select(Layer)];
        var mixture = new ExpertMixture(
            new ExpertGates(layout, kind, 0.3, size == 0 ? 0 : 0.4), layout.Experts.Length, model.Outputs,
            isNumber ? new ExpertScale(5, 2) : ExpertScale.None, isNumber);
        return new ExpertsModel(
            RandomInputs.Parts(model), new ExpertNetworks(layout, inputs, layers), mixture,
            [.. Enumerable.Repeat(1.0, layout.Experts.Length * model.Outputs)]);
    }
}

using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Turns a trained perceptron into the model that serves: folds batch norm into the layers, undoes the standardisation of the target, and
/// moves the mean score to the intercept, all in doubles.
/// </summary>
/// <param name="data">Schema, vocabularies, classes and rows.</param>
/// <param name="target">How targets were learned.</param>
/// <param name="inputs">How rows become inputs.</param>
internal sealed class MlpCompiler(TrainingData data, TargetLoss target, NetworkInputs inputs)
{
    /// <param name="network">What was learned.</param>
    /// <param name="hiddenUnits">Widths of the hidden layers.</param>
    /// <param name="run">See <see cref="TrainedModel.TrainingRun"/>.</param>
    public MlpModel Compile(FittedNetwork network, ImmutableArray<int> hiddenUnits, TrainingRun run)
    {
        InputEncoding encoding = inputs.Finish(network);
        ImmutableArray<DenseLayer> hidden = [
            .. hiddenUnits.Select((width, i) => FoldedLayer.Of(network, MlpNetwork.Hidden(i), width, i == 0 ? inputs : null))];
        int last = hidden.IsEmpty ? inputs.Count : hidden[^1].Outputs, outputs = target.Outputs;
        double deviation = target.Scale.Deviation;
        ImmutableArray<float> weights = [.. (hidden.IsEmpty ? inputs.Ordered(network["scores weight"], outputs) : network["scores weight"])
            .Select(weight => (float)(weight * deviation))];
        double[] biases = [.. network["scores bias"].Select(bias => (bias * deviation) + target.Scale.Mean)];

        MlpModel Build(double[] intercepts, ImmutableArray<float> rest, FittedBaselines? baselines = null, double? dispersion = null) =>
            new(
            data.Parts(intercepts, network.History, run, baselines, dispersion, network.Kept),
            encoding,
            [.. hidden, new DenseLayer(last, outputs, weights, rest, isHidden: false)]);

        // What the network adds to its last bias: its mean goes to the intercept, and what is left is as single a number as weights are.
        double[][] added = ScoredRows.Of(Build(new double[outputs], [.. new float[outputs]]), data.All);
        double[] means = [.. added.Select(Mean)];
        ImmutableArray<float> centred = [.. means.Select(mean => (float)-mean)];
        double[] rounded = [.. means.Select((mean, c) => target.HasIntercept ? biases[c] - centred[c] : 0)];
        MlpModel model = Build(rounded, centred);
        return target.HasIntercept
            ? Build(rounded, centred, dispersion: HeldOutDispersion.Of(target, data.Validation, rows => ScoredRows.Of(model, rows)[0]))
            : Build(rounded, centred, FittedBaselines.Of(data.All, target.Ties, ScoredRows.Of(model, data.All)[0]));
    }

    private double Mean(double[] scores)
    {
        double sum = 0, total = 0;
        for (int r = 0; r < scores.Length; r++)
        {
            sum += data.All.Weights[r] * scores[r];
            total += data.All.Weights[r];
        }

        return sum / total;
    }
}

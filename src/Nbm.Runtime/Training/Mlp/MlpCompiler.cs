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
        ImmutableArray<DenseLayer> hidden = [.. hiddenUnits.Select((width, i) => Folded(network, MlpNetwork.Hidden(i), width, isFirst: i == 0))];
        int last = hidden.IsEmpty ? inputs.Count : hidden[^1].Outputs, outputs = target.Outputs;
        double deviation = target.Scale.Deviation;
        ImmutableArray<float> weights = [.. Ordered(network["scores weight"], outputs, hidden.IsEmpty).Select(weight => (float)(weight * deviation))];
        double[] biases = [.. network["scores bias"].Select(bias => (bias * deviation) + target.Scale.Mean)];

        MlpModel Build(double[] intercepts, ImmutableArray<float> rest, FittedBaselines? baselines = null, double? dispersion = null) => new(
            data.Parts(intercepts, network.History, run, baselines, dispersion),
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

    // The weights of inputs in the order that the model has them.
    private float[] Ordered(float[] weights, int outputs, bool isFirst)
    {
        var ordered = new float[weights.Length];
        for (int i = 0; i < weights.Length / outputs; i++)
        {
            weights.AsSpan((isFirst ? inputs.Order[i] : i) * outputs, outputs).CopyTo(ordered.AsSpan(i * outputs));
        }

        return ordered;
    }

    private DenseLayer Folded(FittedNetwork network, string name, int width, bool isFirst)
    {
        float[] weights = Ordered(network[$"{name} weight"], width, isFirst), biases = network[$"{name} bias"], gamma = network[$"{name} gamma"];
        float[] beta = network[$"{name} beta"], mean = network[$"{name} running mean"], variance = network[$"{name} running variance"];
        double[] factors = [.. gamma.Select((value, k) => value / Math.Sqrt(variance[k]))];
        return new DenseLayer(
            weights.Length / width, width,
            [.. weights.Select((weight, i) => (float)(weight * factors[i % width]))],
            [.. biases.Select((bias, k) => (float)((((double)bias - mean[k]) * factors[k]) + beta[k]))],
            isHidden: true);
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

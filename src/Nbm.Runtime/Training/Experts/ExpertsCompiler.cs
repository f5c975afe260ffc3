using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Turns what experts learned into the model that serves: takes their blocks apart, and measures intercepts and importances on the
/// training rows, in doubles.</summary>
/// <param name="data">Schema, vocabularies, classes and rows.</param>
/// <param name="target">How targets were learned.</param>
/// <param name="inputs">How rows become inputs.</param>
/// <param name="layout">The experts.</param>
/// <param name="options">Widths.</param>
internal sealed class ExpertsCompiler(TrainingData data, TargetLoss target, NetworkInputs inputs, ExpertsLayout layout,
    ExpertsOptions options)
{
    /// <param name="fitted">What was learned.</param>
    /// <param name="network">Whose scores are whose.</param>
    /// <param name="objective">What confidence is.</param>
    /// <param name="run">See <see cref="TrainedModel.TrainingRun"/>.</param>
    public ExpertsModel Compile(FittedNetwork fitted, ExpertsNetwork network, ExpertsObjective objective, TrainingRun run)
    {
        InputEncoding encoding = inputs.Finish(fitted);
        var networks = new ExpertNetworks(layout, encoding, Layers(fitted, network, encoding));
        var scale = new ExpertScale(target.Scale.Mean, target.Scale.Deviation);
        ExpertsModel Build(double[] intercepts, double[] importances, double squaredError)
        {
            var mixture = new ExpertMixture(
                objective.Gates(squaredError), layout.Experts.Length, target.Outputs, scale,
                data.Schema.Target.Task == ModelTask.Regression);
            return new ExpertsModel(data.Parts(intercepts, fitted.History, run, null, networks: fitted.Kept), networks, mixture,
                [.. importances]);
        }

        double[] zeros = new double[layout.Experts.Length * target.Outputs], none = new double[target.Outputs];
        double error = data.Schema.Target.Task == ModelTask.Regression && layout.Full is { } full
            ? SquaredError(Build(none, zeros, 1), full) / (scale.Deviation * scale.Deviation)
            : 1;
        double[] intercepts = new RowMeans(Build(none, zeros, error), data.All).Of(contributions: false);
        return Build(intercepts, new RowMeans(Build(intercepts, zeros, error), data.All).Of(contributions: true), error);
    }

    private ImmutableArray<ImmutableArray<DenseLayer>> Layers(FittedNetwork fitted, ExpertsNetwork network, InputEncoding encoding)
    {
        var layers = ImmutableArray.CreateBuilder<ImmutableArray<DenseLayer>>();
        int hidden = options.HiddenUnits.Length, experts = layout.Experts.Length;
        for (int k = 0; k <= hidden; k++)
        {
            bool isHidden = k < hidden;
            (float[] Weights, float[] Biases)[] members = [.. Enumerable.Range(0, options.Members)
                .Select(member => isHidden ? ExpertsNetwork.Hidden(k, member) : ExpertsNetwork.Scores(member))
                .Select(name => (fitted[$"{name} weight"], fitted[$"{name} bias"]))];
            layers.Add([.. layout.Experts.Select(expert =>
            {
                int[] from = k == 0 ? InputsOf(expert, encoding) : UnitsOf(expert, options.HiddenUnits[k - 1]);
                int[] to = isHidden ? Block(expert.Index, options.HiddenUnits[k]) : Scores(network, expert.Index, experts);
                return MemberLayers.Join(members, from, to, k == 0 ? null : options.HiddenUnits[k - 1], isHidden);
            })]);
        }

        return layers.ToImmutable();
    }

    // The inputs of an expert's features, by those of the network; −1 for one that is always 0, where there are none.
    private int[] InputsOf(Expert expert, InputEncoding encoding)
    {
        int[] own = [.. expert.Features.SelectMany(
            feature => Enumerable.Range(encoding.Blocks[feature].First, encoding.Blocks[feature].Count)).Select(i => inputs.Order[i])];
        return own.Length > 0 ? own : [-1];
    }

    private int[] UnitsOf(Expert expert, int width) => [.. layout.Included[expert.Index].SelectMany(child => Block(child, width))];

    private static int[] Block(int expert, int width) => [.. Enumerable.Range(expert * width, width)];

    private static int[] Scores(ExpertsNetwork network, int expert, int experts)
    {
        int head = Array.IndexOf(network.Regrets, expert);
        return [.. Block(expert, network.Outputs), .. head < 0 ? Array.Empty<int>() : [(experts * network.Outputs) + head]];
    }

    // Of the expert of all groups, on rows that it wasn't fitted to if there are any.
    private double SquaredError(ExpertsModel model, int full)
    {
        EncodedRows rows = data.Validation ?? data.Training;
        double[] columns = [.. rows.Columns.SelectMany(column => column)];
        VectorRows? vectors = rows.VectorsOf(0, rows.Count);
        double sum = 0, total = 0, said = 0;
        var voices = new ExpertVoices(model.Networks, ExpertVoices.BlockRows);
        try
        {
            for (int first = 0; first < rows.Count; first += ExpertVoices.BlockRows)
            {
                int count = Math.Min(ExpertVoices.BlockRows, rows.Count - first);
                voices.Read(new RowBlock(columns, rows.Count, rows.Count, vectors, 0), first, count, ExpertsModel.AllGroups);
                for (int r = 0; r < count; r++)
                {
                    model.Mixture.ScoresOf(voices.Of(r, full), new Span<double>(ref said));
                    double difference = rows.Targets[first + r] - said;
                    sum += rows.Weights[first + r] * difference * difference;
                    total += rows.Weights[first + r];
                }
            }
        }
        finally
        {
            voices.Dispose();
        }

        return sum / total;
    }
}

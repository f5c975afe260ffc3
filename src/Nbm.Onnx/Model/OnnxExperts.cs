using System.Collections.Immutable;
using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// Makes a graph of experts: their networks layer by layer, each reading itself and its children alone, then what they say together and how
/// much each of them counts.
/// </summary>
internal sealed class OnnxExperts(OnnxGraph graph, ExpertsModel model, OnnxPlaces places, OnnxVectors vectors)
{
    private const string Attribution = "attribution_", Confidence = "confidence_", Prediction = "prediction_";

    private readonly Dictionary<int, string> _inputs = []; // Of features that are embedded: each expert multiplies the same numbers.

    private bool IsMulticlass => model.Schema.Target.Task == ModelTask.Multiclass;

    public static OnnxGraph Compile(ExpertsModel model, OnnxExport export)
    {
        CheckSize(model);
        var graph = new OnnxGraph();
        string[] kinds = export.Contributions ? [Attribution, Confidence, Prediction] : [];
        var inputs = new OnnxInputs(graph, model, export,
            [.. model.Experts.SelectMany(expert => kinds.Select(kind => kind + expert.Name))]);
        ImmutableArray<Axis> axes = [.. model.Networks.Inputs.Features.Select(feature => feature.Axis)];
        var places = new OnnxPlaces(graph, model.Schema, axes, new OnnxFeatures(graph, model, export, inputs));
        var vectors = new OnnxVectors(graph, model.Schema, model.Networks.Inputs, inputs);
        new OnnxExperts(graph, model, places, vectors).Add(new OnnxScores(graph, model, export, inputs), export.Contributions);
        return graph;
    }

    private static void CheckSize(ExpertsModel model)
    {
        ExpertNetworks networks = model.Networks;
        long bytes = model.Experts.Sum(expert => expert.Features.Sum(feature =>
                NumbersOf(networks.Inputs, feature, networks.Layers[0][expert.Index].Outputs) * sizeof(double)))
            + networks.Layers.Skip(1).Sum(layer => layer.Sum(own => (long)own.Weights.Length * sizeof(float)));
        OnnxLookups.CheckSize(
            "layers", bytes, "train with fewer experts, fewer hidden units in the first layer, or fewer levels: MaxLevels, MinCount");
    }

    // What a feature or a vector takes in the file, for an expert.
    private static long NumbersOf(InputEncoding inputs, int input, int outputs) =>
        input < inputs.Features.Length ? OnnxDense.NumbersOf(inputs.Features[input], outputs) : (long)inputs.Blocks[input].Count * outputs;

    private void Add(OnnxScores scores, bool withExperts)
    {
        string[] values = First(out string refused);
        for (int k = 1; k < model.Networks.Layers.Length; k++)
        {
            string[] below = [.. values.Select((value, e) => graph.Add("Relu", Name(e, k + 1) + "units", value))];
            values = [.. model.Experts.Select(expert => OnnxDense.Apply(
                graph, Name(expert.Index, k + 1), model.Networks.Layers[k][expert.Index], Read(expert, below, k + 1)))];
        }

        var gates = new OnnxGates(graph, model);
        string[] own = [.. values.Select((said, e) => Scores(e, said))];
        string[] confidences = [.. values.Select((said, e) => gates.Confidence(e, said))];
        string[] attributions = gates.Attributions(confidences);
        string Whole(string name, string value) => graph.Add("Where", name, refused, graph.Number(double.NaN), value); // [rows, 1 or more]
        string Flat(string name, string value) => graph.Add("Squeeze", name, Whole("experts/whole", value), graph.Shape(1));
        var mixture = new OnnxMixture(graph, model);
        string score = mixture.Of(own, attributions);
        scores.AddScore(IsMulticlass ? Whole(OnnxInputs.Score, score) : Flat(OnnxInputs.Score, score));
        foreach (Expert expert in withExperts ? model.Experts : [])
        {
            (string name, int e) = (expert.Name, expert.Index);
            string alone = mixture.Prediction(e, own[e]);
            Give(
                Attribution + name, Flat(Attribution + name, attributions[e]), [],
                $"How much of the prediction {name} settled, from 0 to 1; 1 over all experts.");
            Give(
                Confidence + name, Flat(Confidence + name, confidences[e]), [],
                $"How sure {name} is, from 0 to 1; the rest it leaves to experts that read more.");
            Give(
                Prediction + name, IsMulticlass ? Whole(Prediction + name, alone) : Flat(Prediction + name, alone),
                IsMulticlass ? [model.Outputs] : [],
                $"What {name} says alone. {OutputText.Prediction(model)}");
        }
    }

    private void Give(string name, string value, long[] dimensions, string documentation)
    {
        if (value != name)
        {
            throw new NbmExportException(
                OnnxExport.Target, $"the output {name}", "The graph has a value of this name within; give the group another name");
        }

        graph.Give(name, ElementType.Double, dimensions, documentation);
    }

    // What each expert's first layer is, and whether a row has no place on an axis, [rows, 1]; a ReLU needn't keep a NaN.
    private string[] First(out string refused)
    {
        string[] sums = [.. model.Experts.Select(First)];
        string[] any = [.. sums.Select((sum, e) => graph.Sum(Name(e, 1) + "any", sum, keep: true))];
        refused = graph.Add(
            "IsNaN", "experts/refused", graph.Sum("experts/any", graph.Add("Concat", "experts/all", any, [new("axis", 1)]), keep: true));
        return sums;
    }

    private string First(Expert expert)
    {
        DenseLayer layer = model.Networks.Layers[0][expert.Index];
        string name = Name(expert.Index, 1), sum = OnnxDense.Biases(graph, name, layer);
        int first = 0;
        foreach (int f in expert.Features)
        {
            string own = $"{name}{model.Schema.InputName(f)}/";
            string products = f < model.Schema.Features.Length
                ? OnnxDense.Products(graph, own, places.Place(f), model.Networks.Inputs.Features[f], layer, first, () => Inputs(f))
                : vectors.Products(own, f - model.Schema.Features.Length, layer, first);
            sum = graph.Add("Add", name + "sums", sum, products);
            first += model.Networks.Inputs.Blocks[f].Count;
        }

        return sum;
    }

    private string Inputs(int feature)
    {
        if (!_inputs.TryGetValue(feature, out string? inputs))
        {
            string name = $"{model.Schema.Features[feature].Name}/embedding/";
            inputs = OnnxDense.Inputs(graph, name, places.Place(feature), model.Networks.Inputs.Features[feature]);
            _inputs.Add(feature, inputs);
        }

        return inputs;
    }

    private string Read(Expert expert, string[] below, int layer)
    {
        string[] read = [.. model.Layout.Included[expert.Index].Select(child => below[child])];
        return read.Length == 1 ? read[0] : graph.Add("Concat", Name(expert.Index, layer) + "read", read, [new("axis", 1)]);
    }

    // [rows, outputs]: numbers in units of the target, log-odds, logarithms of probabilities.
    private string Scores(int expert, string said)
    {
        string name = OnnxGates.Name(expert);
        int outputs = model.Outputs;
        string own = model.Networks.Layers[^1][expert].Outputs == outputs ? said : graph.Add(
            "Gather", name + "answers", [said, graph.Shape([.. Enumerable.Range(0, outputs).Select(c => (long)c)])], [new("axis", 1)]);
        ExpertScale scale = model.Mixture.Scale;
        return IsMulticlass ? graph.Add("LogSoftmax", name + "scores", [own], [new("axis", 1)])
            : !model.Mixture.IsNumber ? own
            : graph.Add(
                "Add", name + "scores", graph.Add("Mul", name + "scaled", own, graph.Number(scale.Deviation)), graph.Number(scale.Mean));
    }

    private static string Name(int expert, int layer) => FormattableString.Invariant($"{OnnxGates.Name(expert)}layer {layer}/");
}

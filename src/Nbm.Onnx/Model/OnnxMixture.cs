using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>What experts say together: <see cref="Models.ExpertMixture"/> step by step. All values are [rows, outputs].</summary>
internal sealed class OnnxMixture(OnnxGraph graph, ExpertsModel model)
{
    private const double Least = 1e-300; // As the runtime has it.

    private bool IsOfTwo => !model.Mixture.IsNumber && model.Outputs == 1;

    /// <summary>The scores of the mixture.</summary>
    /// <param name="scores">Those of each expert.</param>
    /// <param name="attributions">How much each counts, [rows, 1].</param>
    public string Of(string[] scores, string[] attributions)
    {
        string mean = Mean("mean", attributions, [.. scores.Select((own, e) => Prediction(e, own))]);
        if (model.Mixture.IsNumber)
        {
            return mean;
        }

        string log = Log("mean", mean);
        return !IsOfTwo ? log : graph.Add(
            "Sub", "experts/log odds", log, Log("others", Mean("others", attributions, [.. scores.Select((own, e) => Other(e, own))])));
    }

    /// <summary>What an expert says alone: a number, a probability, probabilities.</summary>
    public string Prediction(int expert, string score) => model.Mixture.IsNumber ? score
        : IsOfTwo ? Sigmoid(OnnxGates.Name(expert) + "alone", score)
        : graph.Add("Exp", OnnxGates.Name(expert) + "alone", score);

    // The probability of the negative class.
    private string Other(int expert, string score) =>
        Sigmoid(OnnxGates.Name(expert) + "other", graph.Add("Neg", OnnxGates.Name(expert) + "less score", score));

    // Exact to the last digits where it is small too, as its logarithm is taken.
    private string Sigmoid(string name, string score)
    {
        string negative = graph.Add("Exp", name + "/negative", graph.Add("Min", name + "/below 0", score, graph.Number(0)));
        string tail = graph.Add("Exp", name + "/tail", graph.Add("Neg", name + "/less size", graph.Add("Abs", name + "/size", score)));
        return graph.Add("Div", name, negative, graph.Add("Add", name + "/sum", graph.Number(1), tail));
    }

    private string Mean(string name, string[] attributions, string[] values)
    {
        string? sum = null;
        for (int e = 0; e < values.Length; e++)
        {
            string own = graph.Add("Mul", OnnxGates.Name(e) + name, attributions[e], values[e]);
            sum = sum is null ? own : graph.Add("Add", "experts/" + name, sum, own);
        }

        return sum!;
    }

    private string Log(string name, string mean) =>
        graph.Add("Log", $"experts/log {name}", graph.Add("Max", $"experts/least {name}", mean, graph.Number(Least)));
}

using Nbm.Export.Onnx.Graph;
using Nbm.Models;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// How sure experts are, and how much each of them counts: <see cref="ExpertGates"/> step by step. All values are [rows, 1].
/// </summary>
internal sealed class OnnxGates(OnnxGraph graph, ExpertsModel model)
{
    private readonly ExpertGates _gates = model.Mixture.Gates;

    /// <summary>What the values of an expert are named after, with a slash at the end.</summary>
    public static string Name(int expert) => FormattableString.Invariant($"expert {expert}/");

    /// <summary>The confidence of an expert.</summary>
    /// <param name="expert">Which.</param>
    /// <param name="said">The outputs of its network, the logarithm of its regret the last where it has one.</param>
    public string Confidence(int expert, string said)
    {
        string name = Name(expert);
        return _gates.Kind == ExpertConfidence.Regret ? OfRegret(name, expert, said) : OfAnswer(name, said);
    }

    /// <summary>The attributions of all experts from their confidences.</summary>
    public string[] Attributions(string[] confidences)
    {
        string one = graph.Number(1);
        string[] left = [.. confidences.Select((own, e) => graph.Add("Sub", Name(e) + "left", one, own))];
        string[] shares = [.. confidences.Select((own, e) => model.Layout.Children[e].Aggregate(
            own, (share, child) => graph.Add("Mul", Name(e) + "share", share, left[child])))];
        string all = graph.Add("Concat", "experts/shares", shares, [new("axis", 1)]);
        string sum = graph.Sum("experts/share sum", all, keep: true);
        string isAny = graph.Add("Greater", "experts/is any sure", sum, graph.Number(0));
        return [.. shares.Select((share, e) => graph.Add(
            "Where", Name(e) + "attribution", isAny, graph.Add("Div", Name(e) + "normalised", share, sum),
            graph.Number(1.0 / shares.Length)))];
    }

    private string OfRegret(string name, int expert, string said)
    {
        if (expert == model.Layout.Full)
        {
            string none = graph.Sum(name + "none", graph.Add("Mul", name + "nothing", said, graph.Number(0)), keep: true);
            return graph.Add("Add", name + "confidence", none, graph.Number(1));
        }

        string own = graph.Add("Gather", name + "log regret", [said, graph.Shape(model.Outputs)], [new("axis", 1)]);
        string clipped = graph.Add(
            "Clip", name + "clipped", own, graph.Number(ExpertGates.LeastRegret), graph.Number(ExpertGates.MostRegret));
        string regret = graph.Add("Exp", name + "regret", clipped);
        string share = graph.Add(
            "Div", name + "regret by temperature", graph.Add("Neg", name + "less regret", regret), graph.Number(_gates.Temperature));
        return graph.Add("Exp", name + "confidence", share);
    }

    private string OfAnswer(string name, string said)
    {
        string distance = graph.Add("Abs", name + "distance", graph.Add("Sub", name + "beside centre", said, graph.Number(_gates.Centre)));
        string tail = graph.Add("Exp", name + "tail", graph.Add("Neg", name + "less distance", distance));
        string one = graph.Number(1);
        string sure = graph.Add(
            "Div", name + "sure", graph.Add("Sub", name + "without tail", one, tail), graph.Add("Add", name + "with tail", one, tail));
        string square = graph.Add("Mul", name + "sure squared", sure, sure);
        switch (_gates.Kind)
        {
            case ExpertConfidence.L1:
                return sure;
            case ExpertConfidence.L2:
                return square;
            default:
                string fourth = graph.Add(
                    "Mul", name + "twice the fourth", graph.Add("Mul", name + "fourth", square, square), graph.Number(2));
                return graph.Add(
                    "Div", name + "confidence", fourth,
                    graph.Add("Add", name + "one and cube", graph.Add("Mul", name + "cube", square, sure), one));
        }
    }
}

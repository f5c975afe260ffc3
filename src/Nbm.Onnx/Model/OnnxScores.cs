using Nbm.Export.Onnx.Format;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>What contributions add up to, and what that predicts.</summary>
internal sealed class OnnxScores(OnnxGraph graph, TrainedModel model, OnnxExport export, OnnxInputs inputs)
{
    private const double MostScore = 300; // Beyond it the runtime takes a mean for as good as nothing, or infinite.

    private bool IsMulticlass => model.Schema.Target.Task == ModelTask.Multiclass;

    /// <summary>Adds score, prediction and, of classes, the label, as what the graph gives.</summary>
    /// <param name="contributions">What terms contribute.</param>
    public void Add(string contributions) => AddSum(graph.Sum("score/of terms", contributions, keep: false));

    /// <summary>The same from what is added to the intercept, [rows], of a multiclass model [rows, classes].</summary>
    /// <param name="sum">What that is.</param>
    public void AddSum(string sum) => AddScore(Score(sum));

    /// <summary>The same from the score, [rows], of a multiclass model [rows, classes], which has the name of the output.</summary>
    /// <param name="score">The score.</param>
    public void AddScore(string score)
    {
        long[] perClass = IsMulticlass ? [model.Outputs] : [];
        graph.Give(score, ElementType.Double, perClass, OutputText.Score(model));
        graph.Give(Prediction(score), ElementType.Double, perClass, OutputText.Prediction(model));
        if (!model.Classes.IsEmpty)
        {
            graph.Give(Label(score), ElementType.String, [], model.Threshold is null
                ? "The likeliest class; empty where the score is NaN."
                : "The class by the model's threshold; empty where the score is NaN.");
        }
    }

    private string Score(string sum)
    {
        string intercept = IsMulticlass ? graph.Add("score/intercepts", OnnxTensor.Of(model.Intercepts.AsSpan(), model.Outputs))
            : graph.Number(model.Intercepts[0]);
        return Offset() is { } offset
            ? graph.Add("Add", OnnxInputs.Score, graph.Add("Add", "score/without offset", sum, intercept), offset)
            : graph.Add("Add", OnnxInputs.Score, sum, intercept);
    }

    // The offset and the logarithm of the exposure; NaN where that isn't finite, as of an exposure that isn't above 0.
    private string? Offset()
    {
        string? log = inputs.Exposure is null ? null : graph.Add("Log", "score/log exposure", inputs.Exposure);
        string? sum = inputs.Offset is null || log is null ? inputs.Offset ?? log : graph.Add("Add", "score/offsets", inputs.Offset, log);
        if (sum is null)
        {
            return null;
        }

        string isFinite = graph.Add("LessOrEqual", "score/offset is finite", graph.Add("Abs", "score/offset size", sum),
            graph.Number(double.MaxValue));
        return graph.Add("Where", "score/offset", isFinite, sum, graph.Number(double.NaN));
    }

    private string Prediction(string score)
    {
        switch (model.Schema.Target.Task)
        {
            case ModelTask.Binary:
                return graph.Add("Sigmoid", OnnxInputs.Prediction, score);
            case ModelTask.Multiclass:
                return graph.Add("Softmax", OnnxInputs.Prediction, [score], [new("axis", 1)]);
            case ModelTask.Poisson or ModelTask.NegativeBinomial or ModelTask.Gamma or ModelTask.Tweedie or ModelTask.Cox:
                string clipped = graph.Add("Clip", "prediction/exponent", score, graph.Number(-MostScore), graph.Number(MostScore));
                string mean = graph.Add("Exp", "prediction/mean", clipped);
                // Clip needn't keep a NaN.
                return graph.Add("Where", OnnxInputs.Prediction, graph.Add("IsNaN", "prediction/is refused", score), score, mean);
            default:
                return graph.Add("Identity", OnnxInputs.Prediction, score);
        }
    }

    private string Label(string score)
    {
        string classes = graph.Add("label/classes", OnnxTensor.Of([.. export.Classes(model)], model.Classes.Length));
        string best = IsMulticlass
            ? graph.Add("ArgMax", "label/best", [score], [new("axis", 1), new("keepdims", 0)])
            : graph.Cast("label/best", graph.Add("GreaterOrEqual", "label/is positive", score, graph.Number(model.LabelFrom)), ElementType.Int32);
        string refused = graph.Add("IsNaN", "label/is refused", IsMulticlass ? graph.Sum("label/any score", score, keep: false) : score);
        string none = graph.Add("label/none", OnnxTensor.Of([string.Empty]));
        return graph.Add("Where", OnnxInputs.Label, refused, none, graph.Add("Gather", "label/class", classes, best));
    }
}

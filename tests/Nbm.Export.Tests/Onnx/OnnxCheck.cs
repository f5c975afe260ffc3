using Nbm.Export.Tests.Parity;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>Compares what a graph gave with what the runtime says, row by row.</summary>
internal static class OnnxCheck
{
    // In units of the scores' scale. Asked for is 1e-6; double precision gives far more.
    private const double Bound = 1e-12;

    public static void Same(OnnxResult result, ParityCase parity)
    {
        Contributions(result.Outputs["contributions"], parity, parity.Model, parity.Contributions, parity.Scale);
        Scores(result, parity, parity.Model, parity.Scores, parity.Scale);
    }

    /// <summary>Score, prediction and label of a model of any family.</summary>
    /// <param name="result">What the graph gave.</param>
    /// <param name="parity">The rows.</param>
    /// <param name="model">The model.</param>
    /// <param name="scores">Of each row what the runtime says, null where it refuses it.</param>
    /// <param name="scale">How large scores are.</param>
    public static void Scores(OnnxResult result, ParityCase parity, TrainedModel model, double[]?[] scores, double scale)
    {
        scores.ShouldContain(row => row != null);
        double[] expected = [.. scores.SelectMany(row => row ?? [.. Enumerable.Repeat(double.NaN, model.Outputs)])];
        Close(result.Outputs["score"].Numbers, expected, model.Outputs, parity, "score", scale);
        Close(result.Outputs["prediction"].Numbers, [.. expected.Chunk(model.Outputs).SelectMany(row => Prediction(model, row))],
            model.Outputs, parity, "prediction", null);
        result.Outputs.ContainsKey("label").ShouldBe(!model.Classes.IsEmpty);
        if (result.Outputs.TryGetValue("label", out OnnxOutput? labels))
        {
            string[] found = [
                .. labels.Texts!.Zip(expected.Chunk(model.Outputs), (own, row) => IsTie(model, row, own, scale) ? Label(model, row) : own)];
            found.ShouldBe(expected.Chunk(model.Outputs).Select(row => Label(model, row)));
        }
    }

    /// <summary>What each part contributes.</summary>
    /// <param name="found">What the graph gave.</param>
    /// <param name="parity">The rows.</param>
    /// <param name="model">The model.</param>
    /// <param name="contributions">Of each row what the runtime says, null where it refuses it.</param>
    /// <param name="scale">How large contributions are.</param>
    public static void Contributions(OnnxOutput found, ParityCase parity, TrainedModel model, double[]?[] contributions, double scale)
    {
        int perRow = model.Parts.Length * model.Outputs, rows = contributions.Length;
        found.Dims.ShouldBe(model.Schema.Target.Task == ModelTask.Multiclass ? [rows, model.Parts.Length, model.Outputs]
            : [rows, model.Parts.Length]);
        for (int r = 0; r < rows; r++)
        {
            double[] own = found.Numbers[(r * perRow)..((r + 1) * perRow)];
            if (contributions[r] is { } expected)
            {
                for (int t = 0; t < perRow; t++)
                {
                    Close(own[t], expected[t], parity, r, model.Parts[t / model.Outputs].Name, scale);
                }
            }
            else
            {
                own.ShouldContain(value => double.IsNaN(value), $"The runtime refuses the row: {parity.Describe(r)}");
            }
        }
    }

    private static double[] Prediction(TrainedModel model, double[] scores)
    {
        var probabilities = new double[scores.Length];
        switch (model.Schema.Target.Task)
        {
            case ModelTask.Multiclass:
                Link.Softmax(scores, probabilities);
                return probabilities;
            case ModelTask.Binary:
                return [Link.Sigmoid(scores[0])];
            case ModelTask.Poisson:
                return [double.IsNaN(scores[0]) ? double.NaN : PortableMath.Mean(scores[0])];
            default:
                return scores;
        }
    }

    private static string Label(TrainedModel model, double[] scores) =>
        double.IsNaN(scores[0]) ? string.Empty : model.Outputs == 1 ? model.Classes[scores[0] >= model.LabelFrom ? 1 : 0]
            : model.Classes[Array.IndexOf(scores, scores.Max())];

    // Whether a class has the largest score but for rounding.
    private static bool IsTie(TrainedModel model, double[] scores, string label, double scale) =>
        model.Classes.IndexOf(label) is >= 0 and var c
        && (model.Outputs == 1 ? Math.Abs(scores[0] - model.LabelFrom) <= Bound * scale : scores.Max() - scores[c] <= Bound * scale);

    /// <summary>Numbers of all rows, on a scale or, of none, each on its own.</summary>
    public static void Close(double[] found, double[] expected, int perRow, ParityCase parity, string what, double? scale)
    {
        found.Length.ShouldBe(expected.Length);
        for (int i = 0; i < found.Length; i++)
        {
            Close(found[i], expected[i], parity, i / perRow, what, scale ?? Math.Max(Math.Abs(expected[i]), 1));
        }
    }

    private static void Close(double found, double expected, ParityCase parity, int row, string what, double scale)
    {
        if (!(double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(found - expected) <= Bound * scale))
        {
            Assert.Fail($"{what} is {found:R}, the runtime says {expected:R}, on a scale of {scale:G3}: {parity.Describe(row)}");
        }
    }
}

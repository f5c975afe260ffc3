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
        AdditiveModel model = parity.Model;
        double scale = parity.Scale;
        Contributions(result.Outputs["contributions"], parity, scale);
        double[] expected = [.. parity.Scores.SelectMany(row => row ?? [.. Enumerable.Repeat(double.NaN, model.Outputs)])];
        Close(result.Outputs["score"].Numbers, expected, model.Outputs, parity, "score", scale);
        Close(result.Outputs["prediction"].Numbers, [.. expected.Chunk(model.Outputs).SelectMany(row => Prediction(model, row))], model.Outputs, parity, "prediction", null);
        result.Outputs.ContainsKey("label").ShouldBe(!model.Classes.IsEmpty);
        if (result.Outputs.TryGetValue("label", out OnnxOutput? labels))
        {
            labels.Texts.ShouldBe(expected.Chunk(model.Outputs).Select(row => Label(model, row)));
        }
    }

    private static void Contributions(OnnxOutput found, ParityCase parity, double scale)
    {
        AdditiveModel model = parity.Model;
        int perRow = model.Terms.Length * model.Outputs;
        int rows = parity.Contributions.Length;
        found.Dims.ShouldBe(model.Schema.Target.Task == ModelTask.Multiclass ? [rows, model.Terms.Length, model.Outputs] : [rows, model.Terms.Length]);
        for (int r = 0; r < rows; r++)
        {
            double[] own = found.Numbers[(r * perRow)..((r + 1) * perRow)];
            if (parity.Contributions[r] is { } expected)
            {
                for (int t = 0; t < perRow; t++)
                {
                    Close(own[t], expected[t], parity, r, model.Terms[t / model.Outputs].Name, scale);
                }
            }
            else
            {
                own.ShouldContain(value => double.IsNaN(value), $"The runtime refuses the row: {parity.Describe(r)}");
            }
        }
    }

    private static double[] Prediction(AdditiveModel model, double[] scores)
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

    private static string Label(AdditiveModel model, double[] scores) =>
        double.IsNaN(scores[0]) ? string.Empty : model.Outputs == 1 ? model.Classes[scores[0] >= 0 ? 1 : 0] : model.Classes[Array.IndexOf(scores, scores.Max())];

    private static void Close(double[] found, double[] expected, int perRow, ParityCase parity, string what, double? scale)
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

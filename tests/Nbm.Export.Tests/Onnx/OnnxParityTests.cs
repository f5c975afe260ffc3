using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Onnx;

/// <summary>ONNX Runtime says of each row what the runtime says.</summary>
public sealed class OnnxParityTests
{
    // In units of the scores' scale. Asked for is 1e-6; double precision gives far more.
    private const double Bound = 1e-11;

    private static readonly OnnxExport s_export = new() { MissingText = OnnxRows.Missing };

    [OnnxTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_graph_scores_as_the_runtime_does(string name)
    {
        ParityCase parity = ParityCases.Of(name);
        OnnxResult result = OnnxRuntime.Run(parity.Model, s_export, OnnxRows.Of(parity)).Results.ShouldHaveSingleItem();
        AdditiveModel model = parity.Model;
        double[] contributions = result.Outputs["contributions"].Numbers;
        double[] scores = result.Outputs["score"].Numbers;
        int perRow = model.Terms.Length * model.Outputs;
        scores.Length.ShouldBe(parity.Scores.Length * model.Outputs);
        contributions.Length.ShouldBe(parity.Scores.Length * perRow);
        double worst = 0;
        for (int r = 0; r < parity.Scores.Length; r++)
        {
            for (int t = 0; t < perRow && parity.Contributions[r] is { } expected; t++)
            {
                Compare(contributions[(r * perRow) + t], expected[t], r, model.Terms[t / model.Outputs].Name);
            }

            for (int c = 0; c < model.Outputs; c++)
            {
                Compare(scores[(r * model.Outputs) + c], parity.Scores[r]?[c] ?? double.NaN, r, "score");
            }
        }

        void Compare(double found, double expected, int row, string what)
        {
            double away = double.IsNaN(found) && double.IsNaN(expected) ? 0 : Math.Abs(found - expected) / parity.Scale;
            worst = Math.Max(worst, away);
            if (!(away <= Bound))
            {
                Assert.Fail($"{what} is {found:R}, the runtime says {expected:R}, on a scale of {parity.Scale:G3}: {parity.Describe(row)}");
            }
        }
    }
}

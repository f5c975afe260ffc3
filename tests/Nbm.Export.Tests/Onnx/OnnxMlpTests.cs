using Nbm.Export.Tests.Parity;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>ONNX Runtime says of each row what a perceptron says of it in the runtime; other exports refuse it.</summary>
public sealed class OnnxMlpTests
{
    private const double Bound = 1e-12;

    [OnnxTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_graph_scores_as_the_runtime_does(string name) => Check(ParityCases.Of(name), 9, 6);

    [OnnxTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Axes_of_any_number_of_knots_and_slots_are_as_the_runtime_has_them(int outputs) => Check(OddAxes.Of(outputs), 7);

    [OnnxFact]
    public void Without_hidden_layers_it_is_linear_in_its_inputs() => Check(ParityCases.Of("credit"));

    [Fact]
    public void A_file_says_what_it_is_and_the_same_model_gives_the_same_bytes()
    {
        MlpModel model = RandomMlp.Of(ParityCases.Of("credit").Model, 9, 6);
        byte[] bytes = Written(model);
        Written(model).ShouldBe(bytes);
        System.Text.Encoding.UTF8.GetString(bytes).ShouldContain("from 2 hidden layers of 9, 6 units");
    }

    [Fact]
    public void Other_exports_refuse_it_in_a_sentence()
    {
        MlpModel model = RandomMlp.Of(ParityCases.Of("credit").Model, 9);
        using var stream = new MemoryStream();
        foreach (ModelExport export in new ModelExport[] { new JsonExport(), new SqlExport(SqlDialect.Sqlite) })
        {
            Should.Throw<NbmExportException>(() => model.Export(stream, export)).Message.ShouldContain("takes additive models");
        }
    }

    private static byte[] Written(MlpModel model)
    {
        using var stream = new MemoryStream();
        model.Export(stream, new OnnxExport());
        return stream.ToArray();
    }

    private static void Check(ParityCase parity, params int[] hiddenUnits)
    {
        MlpModel model = RandomMlp.Of(parity.Model, hiddenUnits);
        double[]?[] expected = [.. parity.Features.Select((row, r) => Scores(model, parity, row, r))];
        double scale = expected.OfType<double[]>().SelectMany(row => row).Max(Math.Abs);
        OnnxResult result = OnnxRuntime.Run(
            model, new OnnxExport { MissingText = OnnxRows.Missing }, OnnxRows.Of(parity)).Results.ShouldHaveSingleItem();
        double[] found = result.Outputs["score"].Numbers;
        found.Length.ShouldBe(expected.Length * model.Outputs);
        for (int i = 0; i < found.Length; i++)
        {
            double? score = expected[i / model.Outputs]?[i % model.Outputs];
            bool isSame = score is { } number ? Math.Abs(found[i] - number) <= Bound * scale : double.IsNaN(found[i]);
            isSame.ShouldBeTrue(isSame ? null : $"the score is {found[i]:R}, the runtime says {score:R}: {parity.Describe(i / model.Outputs)}");
        }

        expected.ShouldContain(row => row != null);
        result.Outputs.ContainsKey("contributions").ShouldBeFalse();
        result.Outputs.ContainsKey("label").ShouldBe(!model.Classes.IsEmpty);
    }

    // Offsets included; null where the runtime refuses the row.
    private static double[]? Scores(MlpModel model, ParityCase parity, double[] features, int row)
    {
        var scores = new double[model.Outputs];
        try
        {
            model.Score(new RowBlock(features, null), scores, []);
        }
        catch (NbmDataException)
        {
            return null;
        }

        if (model.Schema.HasOffset)
        {
            // What the other model's scores have beside its own.
            var without = new double[model.Outputs];
            parity.Model.Score(features, without);
            if (parity.Scores[row] is not { } with)
            {
                return null;
            }

            scores[0] += with[0] - without[0];
        }

        return scores;
    }
}

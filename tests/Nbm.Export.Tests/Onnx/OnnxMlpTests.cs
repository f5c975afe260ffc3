using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Onnx;

/// <summary>ONNX Runtime says of each row what a perceptron says of it in the runtime; other exports refuse it.</summary>
public sealed class OnnxMlpTests
{
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

    [OnnxTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void Embeddings_are_looked_up_and_multiplied(string name)
    {
        ParityCase parity = ParityCases.Of(name);
        Check(parity, RandomMlp.Of(parity.Model, embeds: true, 9, 6));
    }

    private static byte[] Written(MlpModel model)
    {
        using var stream = new MemoryStream();
        model.Export(stream, new OnnxExport());
        return stream.ToArray();
    }

    private static void Check(ParityCase parity, params int[] hiddenUnits) => Check(parity, RandomMlp.Of(parity.Model, hiddenUnits));

    private static void Check(ParityCase parity, MlpModel model)
    {
        double[]?[] expected = [.. Enumerable.Range(0, parity.Features.Length).Select(row => RuntimeRows.Of(model, parity, row).Scores)];
        OnnxResult result = OnnxRuntime.Run(
            model, new OnnxExport { MissingText = OnnxRows.Missing }, OnnxRows.Of(parity)).Results.ShouldHaveSingleItem();
        OnnxCheck.Scores(result, parity, model, expected, expected.OfType<double[]>().SelectMany(row => row).Max(Math.Abs));
        result.Outputs.ContainsKey("contributions").ShouldBeFalse();
    }
}

using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Onnx;

/// <summary>
/// ONNX Runtime says of each row what experts say of it in the runtime, one by one and together; other exports refuse them.
/// </summary>
public sealed class OnnxExpertsTests
{
    private static readonly OnnxExport s_export = new() { MissingText = OnnxRows.Missing };

    [OnnxTheory]
    [InlineData("every kind", ExpertConfidence.Regret)]
    [InlineData("penguins", ExpertConfidence.Regret)]
    [InlineData("credit", ExpertConfidence.Regret)]
    [InlineData("credit", ExpertConfidence.Lp)]
    [InlineData("credit", ExpertConfidence.L1)]
    [InlineData("credit", ExpertConfidence.L2)]
    public void The_graph_says_what_the_runtime_says(string name, ExpertConfidence kind) => Check(ParityCases.Of(name), kind, 0.2, 5, 4);

    [OnnxTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Axes_of_any_number_of_knots_and_slots_are_as_the_runtime_has_them(int outputs) =>
        Check(OddAxes.Of(outputs), ExpertConfidence.Regret, 0.2, 6);

    [OnnxTheory]
    [InlineData("credit", ExpertConfidence.Lp)]
    [InlineData("credit", ExpertConfidence.L1)]
    [InlineData("penguins", ExpertConfidence.Regret)]
    public void Answers_that_are_as_good_as_certain_are_too(string name, ExpertConfidence kind) =>
        Check(ParityCases.Of(name), kind, 3000, 5).ShouldBe(-Math.Log(1e-300), 1e-9); // No probability counts as less.

    [OnnxFact]
    public void Where_no_expert_is_confident_at_all_they_count_alike()
    {
        ParityCase parity = ParityCases.Of("credit");
        ExpertsModel model = RandomExperts.Of(parity.Model, ExpertConfidence.Lp, 0, 4);
        OnnxResult result = OnnxRuntime.Run(model, s_export, OnnxRows.Of(parity, 0..1)).Results[0];
        result.Outputs["attribution_G0 + G1"].Numbers.ShouldBe([0.2], 1e-15);
        result.Outputs["prediction"].Numbers.ShouldBe([0.5], 1e-15);
    }

    [OnnxFact]
    public void What_each_expert_says_may_be_left_out()
    {
        ParityCase parity = ParityCases.Of("penguins");
        OnnxResults results = OnnxRuntime.Run(
            RandomExperts.Of(parity.Model, ExpertConfidence.Regret, 1),
            new OnnxExport { MissingText = OnnxRows.Missing, Contributions = false }, OnnxRows.Of(parity, 0..0));
        results.Outputs.ShouldBe(["score", "prediction", "label"]);
        results.Results[0].Outputs["score"].Dims.ShouldBe([0, 3]);
    }

    [Fact]
    public void A_file_says_what_it_is_and_the_same_model_gives_the_same_bytes()
    {
        ExpertsModel model = RandomExperts.Of(ParityCases.Of("credit").Model, ExpertConfidence.Lp, 1, 4);
        byte[] bytes = Written(model, new OnnxExport());
        Written(model, new OnnxExport()).ShouldBe(bytes);
        System.Text.Encoding.UTF8.GetString(bytes).ShouldContain("from 5 experts of 3 groups of features");
    }

    [Fact]
    public void An_input_that_has_the_name_of_what_an_expert_says_is_refused()
    {
        ExpertsModel model = RandomExperts.Of(ParityCases.Of("credit").Model, ExpertConfidence.Lp, 1, 4);
        var export = new OnnxExport { Inputs = new Dictionary<string, string> { ["Income"] = "confidence_G2" } };
        Should.Throw<NbmExportException>(() => Written(model, export)).Message.ShouldBe(
            "Can't be exported to ONNX: the feature Income. Its name 'confidence_G2' is that of an output already; "
            + "OnnxExport.Inputs gives it another.");
    }

    [Fact]
    public void Other_exports_refuse_them_in_a_sentence()
    {
        ExpertsModel model = RandomExperts.Of(ParityCases.Of("credit").Model, ExpertConfidence.Lp, 1, 4);
        using var stream = new MemoryStream();
        foreach (ModelExport export in new ModelExport[] { new JsonExport(), new SqlExport(SqlDialect.Sqlite), new CSharpExport() })
        {
            string name = export.GetType().Name;
            Should.Throw<NbmExportException>(() => model.Export(stream, export)).Message.ShouldBe(
                $"Can't be exported to {name}: the ExpertsModel of Applicant. {name} takes additive models, whose terms are tables; "
                + "train one of Applicant, or score with the runtime.");
        }
    }

    private static byte[] Written(ExpertsModel model, OnnxExport export)
    {
        using var stream = new MemoryStream();
        model.Export(stream, export);
        return stream.ToArray();
    }

    // How large scores are.
    private static double Check(ParityCase parity, ExpertConfidence kind, double size, params int[] hiddenUnits)
    {
        ExpertsModel model = RandomExperts.Of(parity.Model, kind, size, hiddenUnits);
        ExpertsPrediction?[] said = [.. parity.Features.Select(row => Consult(model, row))];
        double[]?[] scores = [.. Enumerable.Range(0, said.Length).Select(row => RuntimeRows.Of(model, parity, row).Scores)];
        double scale = scores.OfType<double[]>().SelectMany(row => row).Max(Math.Abs);
        OnnxResult result = OnnxRuntime.Run(model, s_export, OnnxRows.Of(parity)).Results.ShouldHaveSingleItem();
        OnnxCheck.Scores(result, parity, model, scores, scale);
        foreach (Expert expert in model.Experts)
        {
            void Same(string what, int perRow, Func<ExpertOpinion, IEnumerable<double>> of, double? own) => OnnxCheck.Close(
                result.Outputs[$"{what}_{expert.Name}"].Numbers,
                [.. said.SelectMany(row => row is null ? Enumerable.Repeat(double.NaN, perRow) : of(row[expert.Index]!))], perRow, parity,
                $"{what} of {expert.Name}", own);

            Same("attribution", 1, opinion => [opinion.Attribution], 1);
            Same("confidence", 1, opinion => [opinion.Confidence], 1);
            Same("prediction", model.Outputs, opinion => opinion.Predictions, model.Classes.IsEmpty ? scale : 1);
        }

        return scale;
    }

    private static ExpertsPrediction? Consult(ExpertsModel model, double[] row)
    {
        try
        {
            return model.Consult(row);
        }
        catch (NbmDataException)
        {
            return null;
        }
    }
}

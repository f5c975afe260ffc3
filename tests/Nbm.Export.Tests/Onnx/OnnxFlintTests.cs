using Nbm.Export.Tests.Parity;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>ONNX Runtime says of each row what a predictor and its interpreter say of it in the runtime; other exports refuse
/// them.</summary>
public sealed class OnnxFlintTests
{
    private static readonly OnnxExport s_export = new() { MissingText = OnnxRows.Missing };

    [OnnxTheory]
    [InlineData("every kind")]
    [InlineData("penguins")]
    [InlineData("credit")]
    public void The_graph_says_what_the_runtime_says(string name)
    {
        AdditiveModel model = ParityCases.Of(name).Model;
        Check(ParityCases.Of(name), RandomFlint.Of(model, AttributeInputs.Hidden, hasPredictor: true, 1));
        Check(ParityCases.Of(name), RandomFlint.Of(model, AttributeInputs.Features, hasPredictor: true));
    }

    [OnnxTheory]
    [InlineData("penguins")]
    [InlineData("credit")]
    public void Attributes_of_several_layers_and_interpreters_alone_do_too(string name)
    {
        AdditiveModel model = ParityCases.Of(name).Model;
        Check(ParityCases.Of(name), RandomFlint.Of(model, AttributeInputs.Hidden, hasPredictor: true, 0, 1));
        Check(ParityCases.Of(name), RandomFlint.Of(model, AttributeInputs.Hidden, hasPredictor: false));
    }

    [OnnxTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Axes_of_any_number_of_knots_and_slots_are_as_the_runtime_has_them(int outputs) =>
        Check(OddAxes.Of(outputs), RandomFlint.Of(OddAxes.Of(outputs).Model, AttributeInputs.Features, hasPredictor: true));

    [OnnxFact]
    public void What_the_interpreter_says_may_be_left_out()
    {
        ParityCase parity = ParityCases.Of("penguins");
        OnnxResults results = OnnxRuntime.Run(
            RandomFlint.Of(parity.Model, AttributeInputs.Hidden, hasPredictor: true, 1),
            new OnnxExport { MissingText = OnnxRows.Missing, Contributions = false }, OnnxRows.Of(parity, 0..0));
        results.Outputs.ShouldBe(["score", "prediction", "label"]);
        results.Results[0].Outputs["score"].Dims.ShouldBe([0, 3]);
    }

    [Fact]
    public void A_file_says_what_it_is_and_the_same_model_gives_the_same_bytes()
    {
        FlintModel model = RandomFlint.Of(ParityCases.Of("credit").Model, AttributeInputs.Hidden, hasPredictor: true, 1);
        byte[] bytes = Written(model, new OnnxExport());
        Written(model, new OnnxExport()).ShouldBe(bytes);
        System.Text.Encoding.UTF8.GetString(bytes).ShouldContain("from 2 hidden layers of 9, 6 units, explained by 4 attributes");
    }

    [Fact]
    public void An_input_that_has_the_name_of_what_the_interpreter_says_is_refused()
    {
        FlintModel model = RandomFlint.Of(ParityCases.Of("credit").Model, AttributeInputs.Hidden, hasPredictor: true, 1);
        var export = new OnnxExport { Inputs = new Dictionary<string, string> { ["Income"] = "interpreted" } };
        Should.Throw<NbmExportException>(() => Written(model, export)).Message
            .ShouldContain("Its name 'interpreted' is that of an output already");
    }

    [Fact]
    public void Other_exports_refuse_it_in_a_sentence()
    {
        FlintModel model = RandomFlint.Of(ParityCases.Of("credit").Model, AttributeInputs.Hidden, hasPredictor: true, 1);
        foreach (ModelExport export in new ModelExport[] { new JsonExport(), new SqlExport(SqlDialect.Sqlite), new CSharpExport() })
        {
            Should.Throw<NbmExportException>(() => Written(model, export)).Message.ShouldContain("the FlintModel of Applicant");
        }
    }

    private static byte[] Written(FlintModel model, ModelExport export)
    {
        using var stream = new MemoryStream();
        model.Export(stream, export);
        return stream.ToArray();
    }

    private static void Check(ParityCase parity, FlintModel model)
    {
        int rows = parity.Features.Length, attributes = model.Attributes.Length;
        var said = Enumerable.Range(0, rows).Select(row => RuntimeRows.Of(model, parity, row)).ToArray();
        double scale = said.Select(own => own.Contributions).OfType<double[]>().SelectMany(own => own).Max(Math.Abs) * attributes;
        OnnxResult result = OnnxRuntime.Run(model, s_export, OnnxRows.Of(parity)).Results.ShouldHaveSingleItem();
        OnnxCheck.Scores(result, parity, model, [.. said.Select(own => own.Scores)], scale);
        OnnxCheck.Contributions(result.Outputs["contributions"], parity, model, [.. said.Select(own => own.Contributions)], scale);
        double[] activations = [.. Enumerable.Range(0, rows).SelectMany(row => Activations(model, parity.Features[row]))];
        OnnxCheck.Close(result.Outputs["activations"].Numbers, activations, attributes, parity, "activations",
            activations.Where(double.IsFinite).Max(Math.Abs));
        double[] interpreted = [.. said.SelectMany(own => Enumerable.Range(0, model.Outputs).Select(c => own.Contributions is { } of
            ? model.Intercepts[c] + Enumerable.Range(0, attributes).Sum(j => of[(j * model.Outputs) + c])
            : double.NaN))];
        OnnxCheck.Close(result.Outputs["interpreted"].Numbers, interpreted, model.Outputs, parity, "interpreted", scale);
    }

    private static double[] Activations(FlintModel model, double[] row)
    {
        var activations = new double[model.Attributes.Length];
        try
        {
            model.Score(new RowBlock(row, null), new FlintRows(new double[model.Outputs], [], activations));
            return activations;
        }
        catch (NbmDataException)
        {
            return [.. activations.Select(_ => double.NaN)];
        }
    }
}

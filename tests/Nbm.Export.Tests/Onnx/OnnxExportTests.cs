using System.Globalization;
using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Onnx;

/// <summary>What a graph takes and gives, and what can't be exported.</summary>
public sealed class OnnxExportTests
{
    private static readonly ParityCase s_credit = ParityCases.Of("credit");

    [OnnxFact]
    public void A_row_alone_and_no_row_at_all_are_scored_as_many_are()
    {
        ParityCase parity = ParityCases.Of("claims");
        OnnxResult[] results = OnnxRuntime.Run(parity.Model, new OnnxExport(), OnnxRows.Of(parity), OnnxRows.Of(parity, 3..4),
            OnnxRows.Of(parity, 0..0)).Results;
        results[1].Outputs["score"].Numbers.ShouldHaveSingleItem().ShouldBe(results[0].Outputs["score"].Numbers[3], 1e-14);
        results[2].Outputs["score"].Dims.ShouldBe([0]);
        results[2].Outputs["contributions"].Dims.ShouldBe([0, parity.Model.Terms.Length]);
    }

    [OnnxFact]
    public void A_graph_takes_features_in_their_order_and_then_what_stands_beside()
    {
        ParityCase parity = ParityCases.Of("claims");
        OnnxResults results = OnnxRuntime.Run(parity.Model, new OnnxExport(), OnnxRows.Of(parity));
        results.Inputs.ShouldBe(["Power", "Bonus", "Shift", "Years"]);
        results.Outputs.ShouldBe(["score", "prediction", "contributions"]);
    }

    [OnnxFact]
    public void Inputs_may_have_other_names_and_contributions_be_left_out()
    {
        Dictionary<string, OnnxInput> rows = OnnxRows.Of(s_credit, 0..2);
        rows.Add("Lohn/number", rows["Income"]); // A name that the graph itself would use.
        rows.Remove("Income");
        var export = new OnnxExport { MissingText = OnnxRows.Missing,
            Inputs = new Dictionary<string, string> { ["Income"] = "Lohn/number" }, Contributions = false };
        OnnxResults results = OnnxRuntime.Run(s_credit.Model, export, rows);
        results.Outputs.ShouldBe(["score", "prediction", "label"]);
        results.Results[0].Outputs["score"].Numbers[1].ShouldBe(s_credit.Scores[1]![0], 1e-12);
    }

    [OnnxFact]
    public void An_empty_text_is_a_missing_value_unless_the_export_says_otherwise()
    {
        const int Job = 6;
        double[] features = [.. s_credit.Features[0]];
        features[Job] = double.NaN;
        var expected = new double[1];
        s_credit.Model.Explain(features, new double[s_credit.Model.Terms.Length], expected);
        Dictionary<string, OnnxInput> rows = OnnxRows.Of(s_credit, 0..1);
        rows["Job"] = OnnxInput.Of([string.Empty]);
        double score = OnnxRuntime.Run(s_credit.Model, new OnnxExport(), rows).Results[0].Outputs["score"].Numbers.ShouldHaveSingleItem();
        score.ShouldBe(expected[0], 1e-12);
    }

    [OnnxFact]
    public void A_missing_enum_that_cannot_be_missing_and_a_truth_that_is_none_have_no_score()
    {
        ParityCase voyages = ParityCases.Of("every kind");
        var export = new OnnxExport { MissingText = OnnxRows.Missing };
        Dictionary<string, OnnxInput> deck = OnnxRows.Of(voyages, 0..1), insured = OnnxRows.Of(voyages, 0..1);
        deck["Deck"] = OnnxInput.Of([OnnxRows.Missing]);
        insured["Insured"] = OnnxInput.Of([0.5]);
        OnnxResult[] results = OnnxRuntime.Run(voyages.Model, export, OnnxRows.Of(voyages, 0..1), deck, insured).Results;
        results.Select(result => double.IsNaN(result.Outputs["score"].Numbers[0])).ShouldBe([false, true, true]);
    }

    [OnnxFact]
    public void Intercept_and_contributions_add_up_to_the_score()
    {
        OnnxResult result = OnnxRuntime.Run(s_credit.Model, new OnnxExport { MissingText = OnnxRows.Missing },
            OnnxRows.Of(s_credit, 0..50)).Results[0];
        string intercepts = OnnxProperties.Of(s_credit.Model, new OnnxExport())["nbm.intercepts"];
        double intercept = double.Parse(intercepts.Trim('[', ']'), CultureInfo.InvariantCulture);
        double[] sums = [
            .. result.Outputs["contributions"].Numbers.Chunk(s_credit.Model.Terms.Length).Select(row => intercept + row.Sum())];
        double[] scores = result.Outputs["score"].Numbers;
        sums.Select((sum, r) => Math.Abs(sum - scores[r])).Max().ShouldBeLessThan(1e-13);
    }

    [Fact]
    public void A_file_says_which_model_it_is_of_and_in_which_order_terms_come()
    {
        Dictionary<string, string> properties = OnnxProperties.Of(s_credit.Model, new OnnxExport());
        properties["nbm.schema"].ShouldBe(s_credit.Model.Schema.Hash);
        properties["nbm.task"].ShouldBe("Binary");
        properties["nbm.classes"].ShouldBe("""["Bad","Good"]""");
        properties["nbm.terms"].ShouldStartWith("""["Seniority","Home","Time",""");
        properties["nbm.terms"].ShouldEndWith("""JobXAmount","AmountXPrice"]""");
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes_in_any_culture()
    {
        byte[] first = Written(s_credit.Model, new OnnxExport());
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            Written(s_credit.Model, new OnnxExport()).ShouldBe(first);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_text_that_is_a_level_cannot_stand_for_a_missing_one()
    {
        var export = new OnnxExport { MissingText = "fixed" };
        Should.Throw<NbmExportException>(() => Written(s_credit.Model, export)).Message.ShouldBe(
            "Can't be exported to ONNX: the feature Job. The text 'fixed' is a level and can't stand for a missing value too; set "
                + "OnnxExport.MissingText to a text that is none.");
    }

    [Fact]
    public void A_vector_is_refused_by_name()
    {
        var schema = new ModelSchema
        {
            Name = "Letter",
            Features = [],
            Interactions = [],
            Vectors = [new() { Name = "Words", Column = "words", ClrType = "int" }],
            Target = new() { Name = "Answered", Column = "answered", Task = ModelTask.Binary, ClrType = "bool",
                Classes = ["false", "true"] },
        };
        var words = new VectorTerm("Words", ["refund"], [0, 1], [1], [[0.5f]], [0.1], [[0.1f]]);
        var model = new AdditiveModel(schema, ["false", "true"], [0.1], [], [], Generated.Vocabularies.None(0), TrainingHistory.Empty,
            vectors: [words]);
        Should.Throw<NbmExportException>(() => Written(model, new OnnxExport())).Part.ShouldBe("the vector Words");
    }

    [Theory]
    [InlineData("Income", "Debt",
        "Can't be exported to ONNX: the feature Debt. Its name 'Debt' is that of the feature Income already; OnnxExport.Inputs gives it "
            + "another.")]
    [InlineData("Income", "score",
        "Can't be exported to ONNX: the feature Income. Its name 'score' is that of an output already; OnnxExport.Inputs gives it another.")]
    [InlineData("Income", "", "Can't be exported to ONNX: the feature Income. Its name is empty; OnnxExport.Inputs gives it another.")]
    [InlineData("Incme", "x",
        "Can't be exported to ONNX: the input Incme. OnnxExport.Inputs names it, but Applicant has no such feature, vector, offset or "
            + "exposure.")]
    public void Names_that_would_be_taken_for_others_are_refused(string of, string name, string message)
    {
        var export = new OnnxExport { Inputs = new Dictionary<string, string> { [of] = name } };
        Should.Throw<NbmExportException>(() => Written(s_credit.Model, export)).Message.ShouldBe(message);
    }

    private static byte[] Written(AdditiveModel model, OnnxExport export)
    {
        using var stream = new MemoryStream();
        model.Export(stream, export);
        return stream.ToArray();
    }
}

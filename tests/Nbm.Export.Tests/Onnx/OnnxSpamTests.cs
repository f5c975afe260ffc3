using System.Collections.Immutable;
using Nbm.Export.Tests.Parity;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>ONNX Runtime says of each row what a polynomial says of it in the runtime, part by part; other exports refuse it.</summary>
public sealed class OnnxSpamTests
{
    private static readonly OnnxExport s_export = new() { MissingText = OnnxRows.Missing };

    [OnnxTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_graph_scores_and_explains_as_the_runtime_does(string name) =>
        Check(ParityCases.Of(name), 2, hasRoots: false, isOfDistinct: false);

    [OnnxTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Axes_of_any_number_of_knots_and_slots_are_as_the_runtime_has_them(int outputs) =>
        Check(RuntimeRows.EachOf(OddAxes.Of(outputs), outputs), 2, hasRoots: true, isOfDistinct: true);

    [OnnxTheory]
    [InlineData("penguins", 2, true, false)]
    [InlineData("penguins", 2, false, true)]
    [InlineData("penguins", 3, false, false)]
    [InlineData("penguins", 3, true, false)]
    [InlineData("penguins", 3, false, true)]
    [InlineData("claims", 3, true, true)]
    [InlineData("credit", 3, true, false)]
    public void Every_form_of_polynomial_is_as_the_runtime_has_it(string name, int degree, bool hasRoots, bool isOfDistinct) =>
        Check(RuntimeRows.EachOf(ParityCases.Of(name), 3), degree, hasRoots, isOfDistinct);

    [OnnxFact]
    public void Triples_of_every_kind_of_feature_are_as_the_runtime_has_them() =>
        Check(RuntimeRows.EachOf(ParityCases.Of("every kind"), 29), 3, hasRoots: false, isOfDistinct: false);

    [OnnxFact]
    public void A_row_alone_and_no_row_at_all_are_scored_and_contributions_may_be_left_out()
    {
        ParityCase parity = ParityCases.Of("penguins");
        SpamModel model = RandomSpam.Of(parity.Model, 3, hasRoots: false, isOfDistinct: false);
        OnnxResults results = OnnxRuntime.Run(
            model, new OnnxExport { MissingText = OnnxRows.Missing, Contributions = false }, OnnxRows.Of(parity, 3..4),
            OnnxRows.Of(parity, 0..0));
        results.Outputs.ShouldBe(["score", "prediction", "label"]);
        results.Results[0].Outputs["score"].Dims.ShouldBe([1, 3]);
        results.Results[1].Outputs["score"].Dims.ShouldBe([0, 3]);
    }

    [Fact]
    public void A_file_says_what_it_is_and_the_same_model_gives_the_same_bytes()
    {
        SpamModel model = RandomSpam.Of(ParityCases.Of("penguins").Model, 3, hasRoots: true, isOfDistinct: false);
        byte[] bytes = Written(model, new OnnxExport());
        Written(model, new OnnxExport()).ShouldBe(bytes);
        string text = System.Text.Encoding.UTF8.GetString(bytes);
        text.ShouldContain("as a sum of 14 parts, of up to 3 features each");
        text.ShouldContain("What each part adds to the score: BillLength, BillDepth, BodyMass, Sex, BillLength × BillDepth, ");
    }

    [Fact]
    public void Other_exports_refuse_it_in_a_sentence()
    {
        SpamModel model = RandomSpam.Of(ParityCases.Of("credit").Model, 2, hasRoots: false, isOfDistinct: false);
        using var stream = new MemoryStream();
        foreach (ModelExport export in new ModelExport[] { new JsonExport(), new SqlExport(SqlDialect.Sqlite), new CSharpExport() })
        {
            string name = export.GetType().Name;
            Should.Throw<NbmExportException>(() => model.Export(stream, export)).Message.ShouldBe(
                $"Can't be exported to {name}: the SpamModel of Applicant. {name} takes additive models, whose terms are tables; "
                + "train one of Applicant, or score with the runtime.");
        }
    }

    [Fact]
    public void More_parts_than_a_graph_can_give_are_refused_with_the_limit()
    {
        const int Features = 60, Classes = 30;
        var schema = new ModelSchema
        {
            Name = "Wide",
            Features = [.. Enumerable.Range(0, Features).Select(f => new FeatureSchema
            {
                Name = $"F{f}", Column = $"F{f}", ClrType = "double", Kind = FeatureKind.Numeric,
            })],
            Interactions = [],
            Target = new()
            {
                Name = "T", Column = "T", Task = ModelTask.Multiclass, ClrType = "Kind",
                Classes = [.. Enumerable.Range(0, Classes).Select(c => $"C{c}")],
            },
        };
        ImmutableArray<Axis> axes = [.. schema.Features.Select((_, f) => new Axis(f, [0, 1], 0, false, false))];
        Term[] terms = [.. axes.Select((_, f) => new Term(
            $"F{f}", axes, [f], [.. Enumerable.Repeat(ImmutableArray.Create(0f, 1f), Classes)], [.. Enumerable.Repeat(1.0, Classes)]))];
        var wide = new AdditiveModel(
            schema, schema.Target.Classes, [.. new double[Classes]], axes, [.. terms], Vocabularies.None(Features), TrainingHistory.Empty);
        SpamModel model = RandomSpam.Of(wide, 3, hasRoots: false, isOfDistinct: false);
        Should.Throw<NbmExportException>(() => Written(model, new OnnxExport())).Message.ShouldBe(
            "Can't be exported to ONNX: 36050 parts of 30 outputs. A graph gives each row 1000000 numbers of parts at most; "
            + "train with degree 2, or with fewer features.");
    }

    private static byte[] Written(SpamModel model, OnnxExport export)
    {
        using var stream = new MemoryStream();
        model.Export(stream, export);
        return stream.ToArray();
    }

    private static void Check(ParityCase parity, int degree, bool hasRoots, bool isOfDistinct)
    {
        SpamModel model = RandomSpam.Of(parity.Model, degree, hasRoots, isOfDistinct);
        (double[]? Contributions, double[]? Scores)[] expected =
        [
            .. Enumerable.Range(0, parity.Features.Length).Select(row => RuntimeRows.Of(model, parity, row)),
        ];
        double scale = expected.Select(row => row.Contributions).OfType<double[]>().SelectMany(row => row).Max(Math.Abs);
        OnnxResult result = OnnxRuntime.Run(model, s_export, OnnxRows.Of(parity)).Results.ShouldHaveSingleItem();
        OnnxCheck.Contributions(result.Outputs["contributions"], parity, model, [.. expected.Select(row => row.Contributions)], scale);
        OnnxCheck.Scores(result, parity, model, [.. expected.Select(row => row.Scores)], scale);
    }
}

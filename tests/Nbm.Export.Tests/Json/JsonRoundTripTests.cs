using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Nbm.Export.Tests.Parity;
using Nbm.Generated;

namespace Nbm.Export.Tests.Json;

/// <summary>A model that went through JSON saves to the same bytes.</summary>
public sealed class JsonRoundTripTests
{
    [Theory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void A_document_reads_back_to_the_same_bytes(string name)
    {
        AdditiveModel model = ParityCases.Of(name).Model;
        Bytes(Read(Write(model))).ShouldBe(Bytes(model));
    }

    [Fact]
    public void What_JSON_has_no_word_for_survives()
    {
        AdditiveModel model = Odd();
        Bytes(Read(Write(model))).ShouldBe(Bytes(model));
    }

    [Fact]
    public void Lines_and_blanks_change_nothing()
    {
        AdditiveModel model = Odd();
        string indented = Write(model, new JsonExport { Indented = true });
        indented.ShouldContain("\n  \"schema\": {\n");
        Bytes(Read(indented)).ShouldBe(Bytes(model));
    }

    [Fact]
    public void A_document_is_JSON_that_anyone_can_read()
    {
        using JsonDocument document = JsonDocument.Parse(Write(ParityCases.Of("credit").Model));
        JsonElement income = document.RootElement.GetProperty("schema").GetProperty("features").EnumerateArray()
            .Single(feature => feature.GetProperty("name").GetString() == "Income");
        income.GetProperty("kind").GetString().ShouldBe("numeric");
        income.GetProperty("unit").GetString().ShouldBe("$/month");
        document.RootElement.GetProperty("intercepts")[0].GetDouble().ShouldBe(ParityCases.Of("credit").Model.Intercepts[0]);
    }

    [Fact]
    public void A_file_is_loaded_for_the_record_that_it_was_made_of()
    {
        string path = Path.GetTempFileName();
        try
        {
            AdditiveModel model = ParityCases.Of("penguins").Model;
            model.Export(path, new JsonExport());
            Bytes(AdditiveModel.LoadJson(path, model.Schema)).ShouldBe(Bytes(model));
            Should.Throw<NbmSchemaException>(() => AdditiveModel.LoadJson(path, ParityCases.Of("claims").Model.Schema)).Message
                .ShouldStartWith(path);
            Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*.tmp").ShouldBeEmpty();
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static string Write(AdditiveModel model, JsonExport? export = null)
    {
        using var stream = new MemoryStream();
        model.Export(stream, export ?? new JsonExport());
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static AdditiveModel Read(string document) => JsonExport.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)));

    private static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    // Texts that are no Unicode, losses that are no numbers, zeros with a sign, the least and the largest numbers, errors, a baseline
    // hazard.
    private static AdditiveModel Odd()
    {
        var schema = new ModelSchema
        {
            Name = "Odd",
            Features =
            [
                new() { Name = "Size", Column = "größe 日本 𝕏", Kind = FeatureKind.Numeric, ClrType = "double", IsNullable = true,
                    Specials = [-0.0, 0.1, 5e-324], Unit = "m²", Monotone = Monotone.Increasing, ZeroAt = 0.2 },
                new() { Name = "Text", Column = "Text", Kind = FeatureKind.OpenCategory, ClrType = "string", Unit = "\ud800 \"\\\n",
                    Description = "\udfff" },
            ],
            Interactions = [],
            Vectors = [new() { Name = "Words", Column = "words", ClrType = "double", Unit = "times" },
                new() { Name = "Tags", Column = "tags", ClrType = "string" }],
            Target = new() { Name = "Y", Column = "Y", Task = ModelTask.Cox, ClrType = "double" },
            WeightColumn = "w",
            EventColumn = "",
        };
        ImmutableArray<Axis> axes =
        [
            new(0, [-double.MaxValue, -1e-300, 1 / 3.0, double.MaxValue], 0, true, false, [-0.0, 0.1, 5e-324]), new(1, [], 2, false, true),
        ];
        float[] values = [-0f, float.Epsilon, float.MaxValue, 0.1f, -1e-10f, 3, 4, 5];
        ImmutableArray<Term> terms =
        [
            new("Size", axes, [0], [[.. values]], [double.Epsilon], [[.. values.Select(Math.Abs)]], 3.3, importanceErrors: [0.25]),
            new("Text", axes, [1], [[1, 2, 3]], [0], [[1, 2, 3]]),
        ];
        ImmutableArray<VectorTerm> vectors =
        [
            new("Words", ["a\ud800", "b"], [0, 2, 3], [-1, 2, 1e300], [[0.1f, -0f, 3]], [0.5], [[0.25f, 0.1f]], [[0.1f, 0.2f, 0.3f]],
                [1.5], 2.5),
            new("Tags", [], [0], [], [[]], [0], [[]], [[]], [0], null, selected: false),
        ];
        var history = new TrainingHistory(
            [new(1, double.NaN, null), new(2, double.PositiveInfinity, double.NegativeInfinity),
                new(3, BitConverter.Int64BitsToDouble(0x7FF8000000000123), -0.0)], 2);
        return new AdditiveModel(
            schema, [], [0.1], axes, terms, new Vocabularies([null, ["a\ud800", ""]]), history,
            new ScoreErrors([0.5], [[0.1f, -0.2f, 1f, 0, 0.5f, -1, 0, 0.25f, 0.1f, 0]]), vectors)
        {
            TrainingRun = new()
            {
                Seed = int.MinValue, Rows = 7, ValidationRows = 1, IsContinued = true, Version = "1\ud800",
                Options = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
                    [KeyValuePair.Create("b\udfff", "\""), KeyValuePair.Create("Z", "")]),
            },
            Dispersion = 1.5,
            Baseline = new BaselineHazard([1, 2.5], [0, 0.1]),
            Smoothness = [new(new(1.5, 2), new(0, 0), new(1e-300, 0.5)), new(new(3, 1), new(0.1, 1), default)],
        };
    }
}

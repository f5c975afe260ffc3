using System.Collections.Immutable;
using System.Reflection;
using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Onnx;
using Nbm.Generated;

namespace Nbm.Export.Tests.Texts;

/// <summary>What another system holds for members of enums: texts, names or numbers, in what is read and in what is written.</summary>
public sealed class ExportedLevelsTests
{
    private static readonly ImmutableArray<string> s_names = ["Low", "Middle", "High"];
    private static readonly ImmutableArray<ImmutableArray<string>> s_texts = [["< 10"], [], [">= 20", "high up"]];
    private static readonly ImmutableArray<long> s_numbers = [10, -5, 30];
    private static readonly AdditiveModel s_model = Of(s_texts, s_numbers);

    [Theory]
    [InlineData(ExportedLevels.Texts, "< 10|Middle|>= 20|HIGH UP|low|10", "< 10|Middle|>= 20|>= 20|none|none")]
    [InlineData(ExportedLevels.Names, "Low|middle|HIGH|< 10|10", "Low|Middle|High|none|none")]
    public void Texts_or_names_are_read_and_written(ExportedLevels levels, string cells, string classes)
    {
        string[] texts = cells.Split('|');
        string[] expected = classes.Split('|');
        Sqlite(levels, SqlType.Text, texts).ShouldBe(expected.Select(label => label == "none" ? null : label));
        CSharp(levels, texts).ShouldBe(expected.Select(label => label == "none" ? null : label));
    }

    [Fact]
    public void Numbers_are_read_and_written()
    {
        object?[] cells = [10L, -5L, 30L, 0L];
        Sqlite(ExportedLevels.Numbers, SqlType.Whole, cells).ShouldBe([10L, -5L, 30L, null]);
        CSharp(ExportedLevels.Numbers, cells).ShouldBe([10L, -5L, 30L, null]);
    }

    [OnnxTheory]
    [InlineData(ExportedLevels.Texts, "< 10|Middle|>= 20|HIGH UP|low", "< 10|Middle|>= 20|>= 20|")]
    [InlineData(ExportedLevels.Names, "Low|middle|HIGH|< 10", "Low|Middle|High|")]
    [InlineData(ExportedLevels.Numbers, "10|-5|30|0|NaN|Infinity", "10|-5|30|||")]
    public void ONNX_reads_and_writes_them(ExportedLevels levels, string cells, string classes)
    {
        string[] texts = cells.Split('|');
        OnnxInput input = levels == ExportedLevels.Numbers
            ? OnnxInput.Of([.. texts.Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))])
            : OnnxInput.Of(texts);
        OnnxRuntime.Run(s_model, new OnnxExport { Levels = levels, MissingText = "<none>" },
            new Dictionary<string, OnnxInput> { ["X"] = input }).Results[0].Outputs["label"].Texts.ShouldBe(classes.Split('|'));
    }

    [Fact]
    public void A_file_of_before_version_1_5_has_no_numbers_and_says_so()
    {
        AdditiveModel before = Of([], []);
        ModelExport[] exports = [new SqlExport(SqlDialect.PostgreSql) { Levels = ExportedLevels.Numbers },
            new CSharpExport { Levels = ExportedLevels.Numbers }, new OnnxExport { Levels = ExportedLevels.Numbers }];
        foreach (ModelExport export in exports)
        {
            Should.Throw<NbmExportException>(() => before.Export(new MemoryStream(), export)).Message.ShouldMatch(
                "^Can't be exported to .+: the (feature X|target Y). The model's file is of before version 1.5, or has no numbers of its "
                    + "enum's members; train again, or export texts or names.$");
        }
    }

    [Fact]
    public void Given_numbers_come_before_the_members_own()
    {
        var export = new SqlExport(SqlDialect.Sqlite) { View = "v", Keys = ["row"],
            EnumNumbers = new Dictionary<string, IReadOnlyList<long>> { ["X"] = [7, 8, 9] } };
        using var database = new SqliteDatabase();
        object?[][] rows = database.Run(Table(SqlType.Whole, [7L, 8L, 9L, 10L]), export.CreateView(s_model),
            "SELECT prediction FROM v ORDER BY \"row\"");
        rows.Select(row => row[0]).ShouldBe(["< 10", "Middle", ">= 20", null]);
    }

    [Fact]
    public void A_bool_of_any_column_is_read_as_the_reader_reads_it()
    {
        AdditiveModel model = Truth();
        string[] texts = ["TRUE", " yes", "Y", "t", "1", "1.0", "false", "No ", "F", "n", "0", "0.0", "", "NA", "null", "?", "2", "y e s"];
        using var database = new SqliteDatabase();
        object?[][] rows = database.Run(Table(SqlType.Text, texts),
            new SqlExport(SqlDialect.Sqlite) { View = "v", Keys = ["row"] }.CreateView(model), "SELECT score FROM v ORDER BY \"row\"");
        rows.Select(row => row[0]).ShouldBe([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 2.0, 2.0, 2.0, null, null]);
    }

    private static object?[] Sqlite(ExportedLevels levels, SqlType type, object?[] cells)
    {
        using var database = new SqliteDatabase();
        string view = new SqlExport(SqlDialect.Sqlite) { View = "v", Keys = ["row"], Levels = levels }.CreateView(s_model);
        return [.. database.Run(Table(type, cells), view, "SELECT prediction FROM v ORDER BY \"row\"").Select(row => row[0])];
    }

    // A level that is none is refused, as the model has no place for it.
    private static object?[] CSharp(ExportedLevels levels, object?[] cells)
    {
        CompiledScorer scorer = CompiledScorer.Of(s_model, new CSharpExport { Levels = levels });
        return [.. cells.Select(cell =>
        {
            try
            {
                return scorer.Label(s_model.Outputs, ("X", cell));
            }
            catch (TargetInvocationException e) when (e.InnerException is ArgumentException)
            {
                return null;
            }
        })];
    }

    private static TestTable Table(SqlType type, object?[] cells) =>
        new("Odd", [new TestColumn("row", SqlType.Whole), new TestColumn("X", type)],
            [.. cells.Select((cell, r) => new object?[] { (long)r, cell })]);

    // The class of the level's own index is the likeliest.
    private static AdditiveModel Of(ImmutableArray<ImmutableArray<string>> texts, ImmutableArray<long> numbers)
    {
        var schema = new ModelSchema
        {
            Name = "Odd",
            Features = [new() { Name = "X", Column = "X", Kind = FeatureKind.Category, ClrType = "Kind", Levels = s_names,
                LevelTexts = texts, LevelNumbers = numbers }],
            Interactions = [],
            Target = new() { Name = "Y", Column = "Y", Task = ModelTask.Multiclass, ClrType = "Kind", Classes = s_names, ClassTexts = texts,
                ClassNumbers = numbers },
        };
        var axis = new Axis(0, [], 3, false, false);
        var term = new Term("X", [axis], [0], [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [1, 1, 1]);
        return new AdditiveModel(schema, s_names, [0, 0, 0], [axis], [term], Vocabularies.None(1), TrainingHistory.Empty);
    }

    private static AdditiveModel Truth()
    {
        var schema = new ModelSchema
        {
            Name = "Odd",
            Features = [new() { Name = "X", Column = "X", Kind = FeatureKind.Category, ClrType = "bool", IsNullable = true,
                Levels = ["false", "true"] }],
            Interactions = [],
            Target = new() { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double" },
        };
        var axis = new Axis(0, [], 2, true, false);
        return new AdditiveModel(schema, [], [0], [axis], [new Term("X", [axis], [0], [[0, 1, 2]], [1])], Vocabularies.None(1),
            TrainingHistory.Empty);
    }
}

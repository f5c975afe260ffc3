using System.Globalization;
using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Onnx;

namespace Nbm.Export.Tests.Texts;

/// <summary>However a level is written, what is exported takes it for what the reader of CSV files takes it for.</summary>
public sealed class LevelRuleTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private const int Count = 3000;

    [Fact]
    public void SQLite_reads_levels_as_the_reader_does()
    {
        using var database = new SqliteDatabase();
        Check(database);
    }

    [PostgreSqlTheory]
    [InlineData(true)]
    public void PostgreSQL_reads_levels_as_the_reader_does(bool isInstalled)
    {
        isInstalled.ShouldBeTrue();
        using var database = new PostgreSqlDatabase(server);
        Check(database);
    }

    [DuckDbTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void DuckDB_reads_levels_as_the_reader_does(bool inStandardSql)
    {
        using var database = inStandardSql ? new AnsiDatabase() : new DuckDbDatabase();
        Check(database);
    }

    [Fact]
    public void Compiled_CSharp_reads_levels_as_the_reader_does()
    {
        foreach (AdditiveModel model in new[] { OddLevels.Model, OddLevels.Numbers })
        {
            string[] texts = OddLevels.Written(model, Count);
            CompiledScorer.Of(model, new CSharpExport()).Scores(Table(texts))
                .ShouldBe(texts.Select(text => OddLevels.Position(model, text)));
        }
    }

    [OnnxFact]
    public void ONNX_takes_no_text_for_another_level_and_those_that_it_says_for_their_own()
    {
        foreach (AdditiveModel model in new[] { OddLevels.Model, OddLevels.Numbers })
        {
            FeatureSchema feature = model.Schema.Features[0];
            string[] own = [.. feature.Levels.Concat(feature.LevelTexts.SelectMany(texts => texts))];
            string[] said =
            [
                .. own.SelectMany(text => (string[])[text, text.ToLowerInvariant(), text.ToUpperInvariant(), $" {text}"]),
                .. own.Where(text => text.Any(char.IsLetterOrDigit) && !text.Contains('_') && !text.Contains('.'))
                    .SelectMany(text => (string[])[text.Replace('-', '_'), text.Replace('-', ' ')]), "", "NA", "na", "N/A", "NaN", "None",
            ];
            string[] texts = [.. said, .. OddLevels.Written(model, Count)];
            double[] scores = OnnxRuntime.Run(model, new OnnxExport(),
                new Dictionary<string, OnnxInput> { ["X"] = OnnxInput.Of(texts) }).Results[0].Outputs["score"].Numbers;
            double unseen = feature.Levels.Length + 1;
            for (int r = 0; r < texts.Length; r++)
            {
                double expected = OddLevels.Position(model, texts[r]);
                (scores[r] == expected || (r >= said.Length && scores[r] == unseen)).ShouldBeTrue(
                    $"'{texts[r]}' is {scores[r]}, the reader says {expected}");
            }
        }
    }

    [Fact]
    public void The_texts_that_are_tried_are_levels_and_missing_and_neither()
    {
        double[] positions = [.. OddLevels.Written(OddLevels.Model, Count).Select(text => OddLevels.Position(OddLevels.Model, text))];
        for (int position = 0; position < OddLevels.Model.Schema.Features[0].Levels.Length + 2; position++)
        {
            positions.Count(found => found == position).ShouldBeGreaterThan(0, $"of position {position}");
        }
    }

    private static void Check(Database database)
    {
        foreach (AdditiveModel model in new[] { OddLevels.Model, OddLevels.Numbers })
        {
            string[] texts = OddLevels.Written(model, Count);
            object?[][] rows = database.Run(Table(texts), new SqlExport(database.Dialect) { View = "v", Keys = ["row"] }.CreateView(model),
                "SELECT score FROM v ORDER BY \"row\"");
            for (int r = 0; r < texts.Length; r++)
            {
                Convert.ToDouble(rows[r][0], CultureInfo.InvariantCulture)
                    .ShouldBe(OddLevels.Position(model, texts[r]), $"of '{texts[r]}'");
            }
        }
    }

    private static TestTable Table(string[] texts) =>
        new("Odd", [new TestColumn("row", SqlType.Whole), new TestColumn("X", SqlType.Text)],
            [.. texts.Select((text, r) => new object?[] { (long)r, text })]);
}

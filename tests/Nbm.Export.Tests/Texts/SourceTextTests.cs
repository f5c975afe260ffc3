using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Onnx;
using Nbm.Export.Tests.Parity;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Export.Tests.Texts;

/// <summary>What a model was trained on is scored alike by the runtime and by every engine that the model is exported to, as the file's own
/// texts.</summary>
public sealed class SourceTextTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [Theory]
    [MemberData(nameof(SourceFile.Names), MemberType = typeof(SourceFile))]
    public void SQLite_scores_the_texts_of_the_file_as_the_runtime_does(string file)
    {
        using var database = new SqliteDatabase();
        Check(database, SourceFile.Named(file));
    }

    [PostgreSqlTheory]
    [MemberData(nameof(SourceFile.Names), MemberType = typeof(SourceFile))]
    public void PostgreSQL_scores_the_texts_of_the_file_as_the_runtime_does(string file)
    {
        using var database = new PostgreSqlDatabase(server);
        Check(database, SourceFile.Named(file));
    }

    [DuckDbTheory]
    [MemberData(nameof(SourceFile.Names), MemberType = typeof(SourceFile))]
    public void DuckDB_scores_the_texts_of_the_file_as_the_runtime_does(string file)
    {
        using var database = new DuckDbDatabase();
        Check(database, SourceFile.Named(file));
    }

    [DuckDbTheory]
    [MemberData(nameof(SourceFile.Names), MemberType = typeof(SourceFile))]
    public void Standard_SQL_scores_the_texts_of_the_file_as_the_runtime_does(string file)
    {
        using var database = new AnsiDatabase();
        Check(database, SourceFile.Named(file));
    }

    [OnnxTheory]
    [MemberData(nameof(SourceFile.Names), MemberType = typeof(SourceFile))]
    public void ONNX_Runtime_scores_the_texts_of_the_file_as_the_runtime_does(string file)
    {
        SourceFile source = SourceFile.Named(file);
        OnnxCheck.Same(OnnxRuntime.Run(source.Parity.Model, new OnnxExport(), OnnxTexts.Of(source)).Results.ShouldHaveSingleItem(),
            source.Parity);
    }

    [Theory]
    [MemberData(nameof(SourceFile.Names), MemberType = typeof(SourceFile))]
    public void Compiled_CSharp_scores_the_texts_of_the_file_as_the_runtime_does(string file)
    {
        ParityCase parity = SourceFile.Named(file).Parity;
        CompiledScorer scorer = CompiledScorer.Of(parity.Model, new CSharpExport());
        scorer.Scores(parity.Table).ShouldBe(parity.Scores.Select(row => row![0]));
    }

    [Theory]
    [MemberData(nameof(SourceFile.Names), MemberType = typeof(SourceFile))]
    public void No_text_of_the_file_is_unseen(string file)
    {
        ParityCase parity = SourceFile.Named(file).Parity;
        parity.Features.SelectMany(row => row).ShouldNotContain(-1);
        parity.Scores.ShouldNotContain((double[]?)null);
    }

    [Fact]
    public void A_schema_finds_the_levels_that_the_record_s_reader_reads()
    {
        ParityCase parity = SourceFile.Named("churn").Parity;
        FeatureSchema[] categories = [.. parity.Model.Schema.Features.Where(feature => feature.IsEnum)];
        foreach (FeatureSchema feature in categories)
        {
            int f = parity.Model.Schema.Features.IndexOf(feature);
            double[] found = [.. SourceFile.Named("churn").Texts(feature.Column)
                .Select(text => feature.FindLevel(text) is >= 0 and int level ? level : double.NaN)];
            found.ShouldBe(parity.Features.Select(row => row[f]));
        }
    }

    private static void Check(Database database, SourceFile source)
    {
        ParityCheck.View(database, source.Parity);
        ParityCheck.Expression(database, source.Parity);
        string[] predictions = [new SqlExport(database.Dialect) { View = "mean of all", Contributions = false }.CreateView(
            source.Parity.Model), "SELECT AVG(prediction) FROM \"mean of all\""];
        double mean = Convert.ToDouble(database.Run(source.Parity.Table, predictions[0], predictions[1])[0][0],
            System.Globalization.CultureInfo.InvariantCulture);
        mean.ShouldBe(source.Parity.Scores.Average(row => Link.Sigmoid(row![0])), 1e-9);
    }
}

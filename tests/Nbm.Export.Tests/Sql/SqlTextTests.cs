using System.Text.RegularExpressions;
using Nbm.Export.Tests.Parity;
using Nbm.Generated;

namespace Nbm.Export.Tests.Sql;

/// <summary>What statements look like where no engine is at hand to run them: T-SQL and Spark.</summary>
public sealed class SqlTextTests
{
    [Theory]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.DuckDb)]
    [InlineData(SqlDialect.TSql)]
    [InlineData(SqlDialect.Ansi)]
    [InlineData(SqlDialect.Spark)]
    public void Brackets_close_and_no_number_is_whole_by_chance(SqlDialect dialect)
    {
        foreach (string name in new[] { "every kind", "penguins", "claims" })
        {
            string sql = Bare(new SqlExport(dialect) { Keys = ["row"] }.CreateView(ParityCases.Of(name).Model), dialect);
            sql.Count(c => c == '(').ShouldBe(sql.Count(c => c == ')'));
            Regex.Count(sql, @"\bCASE\b").ShouldBe(Regex.Count(sql, @"\bEND\b"));
            Regex.IsMatch(sql, @"\d+\.\d+(?![\de])", RegexOptions.IgnoreCase).ShouldBeFalse(); // 1.5 is a decimal, 1.5e0 a double.
            Regex.IsMatch(sql, @"/ \d+(?![\d.e])", RegexOptions.IgnoreCase).ShouldBeFalse();
            sql.ShouldNotContain("--");
            sql.ShouldNotContain("NaN", Case.Sensitive);
        }
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void Statements_are_the_same_in_every_culture(string culture)
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        string[] Statements() => [.. Enum.GetValues<SqlDialect>()
            .SelectMany(dialect => new[] { "every kind", "penguins", "claims" }.Select(
                name => new SqlExport(dialect).CreateView(ParityCases.Of(name).Model)))];
        string[] expected = Statements();
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            Statements().ShouldBe(expected);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("TimeOnly", "'7:05'", 7 + (5 / 60.0))]
    [InlineData("TimeOnly", "'07:05:30.5'", 7 + (5 / 60.0) + (30.5 / 3600))]
    [InlineData("TimeOnly", "'7:05:30.5'", 7 + (5 / 60.0) + (30.5 / 3600))]
    [InlineData("TimeOnly", "'13:45'", 13.75)]
    [InlineData("TimeOnly", "'soon'", null)]
    [InlineData("TimeOnly", "NULL", null)]
    [InlineData("TimeSpan", "62.5", 62.5)]
    [InlineData("TimeSpan", "'62.5'", 62.5)]
    [InlineData("TimeSpan", "'17:26:00'", null)]
    [InlineData("TimeSpan", "'NA'", null)]
    [InlineData("TimeSpan", "NULL", null)]
    public void SQLite_takes_times_as_the_documents_say_and_others_for_missing(string type, string value, double? expected)
    {
        using var database = new Databases.SqliteDatabase();
        object? time = database.Query($"SELECT {new Nbm.Export.Sql.SqliteSyntax().Time(type, "c")} FROM (SELECT {value} AS c)").Single()[0];
        if (expected is { } hours)
        {
            Convert.ToDouble(time, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(hours, 1e-12);
        }
        else
        {
            time.ShouldBeNull();
        }
    }

    [Fact]
    public void A_name_that_would_be_ignored_or_mean_something_else_is_refused()
    {
        AdditiveModel model = ParityCases.Of("penguins").Model;
        foreach (SqlExport export in new SqlExport[]
        {
            new(SqlDialect.Sqlite) { Columns = new Dictionary<string, string> { ["Nope"] = "x" } },
            new(SqlDialect.Sqlite) { Columns =
                new Dictionary<string, string> { [model.Schema.Features[0].Column.ToUpperInvariant()] = "x" } },
            new(SqlDialect.Sqlite) { Table = "t", View = "T" },
            new(SqlDialect.Sqlite) { View = "" },
            new(SqlDialect.Sqlite) { Keys = [""] },
        })
        {
            Should.Throw<NbmExportException>(() => export.CreateView(model));
        }
    }

    [Fact]
    public void T_SQL_never_nests_CASE_deeper_than_ten()
    {
        string sql = Bare(new SqlExport(SqlDialect.TSql) { Keys = ["row"] }.CreateView(ParityCases.Of("every kind").Model),
            SqlDialect.TSql);
        int depth = 0, deepest = 0;
        foreach (Match word in Regex.Matches(sql, @"\b(CASE|END)\b"))
        {
            depth += word.Value == "CASE" ? 1 : -1;
            deepest = Math.Max(deepest, depth);
        }

        deepest.ShouldBeInRange(2, 10);
    }

    [Fact]
    public void T_SQL_compares_texts_by_their_code_and_with_the_blanks_at_their_end()
    {
        string sql = new SqlExport(SqlDialect.TSql) { Table = "dbo.sea voyages", View = "dbo.scores" }.CreateView(
            ParityCases.Of("every kind").Model);
        sql.ShouldStartWith("CREATE OR ALTER VIEW [dbo].[scores] AS\n");
        sql.ShouldContain("FROM [dbo].[sea voyages] AS t");
        sql.ShouldContain("COLLATE Latin1_General_100_BIN2 + N'.'");
        sql.ShouldContain("WHEN N'Bergen .' THEN 5");
        sql.ShouldContain("t.[select \"speed\"]");
        sql.ShouldContain("LOG(");
        sql.ShouldNotContain("LN(");
    }

    [Theory]
    [InlineData(SqlDialect.PostgreSql, "\"a\"\"]`\\'\"", " E'a\"]`\\\\'''")]
    [InlineData(SqlDialect.Sqlite, "\"a\"\"]`\\'\"", "'a\"]`\\'''")]
    [InlineData(SqlDialect.TSql, "[a\"]]`\\']", "N'a\"]`\\''.'")]
    [InlineData(SqlDialect.Spark, "`a\"]``\\'`", "'a\"]`\\\\\\''")]
    public void Names_and_texts_are_quoted_as_the_database_reads_them(SqlDialect dialect, string name, string text)
    {
        const string Hostile = "a\"]`\\'";
        string sql = new SqlExport(dialect) { Keys = [Hostile] }.CreateView(OfText(Hostile));
        sql.ShouldContain($" AS {name},");
        sql.ShouldContain($" WHEN {text} THEN 0");
    }

    [Fact]
    public void A_text_that_no_column_holds_is_left_out_and_one_that_no_statement_says_is_refused()
    {
        new SqlExport(SqlDialect.PostgreSql).CreateView(OfText("a\0b")).ShouldNotContain("\0");
        new SqlExport(SqlDialect.Sqlite).CreateView(OfText("a\ud800")).ShouldNotContain("\ud800");
        Should.Throw<NbmExportException>(() => new SqlExport(SqlDialect.Sqlite).CreateView(OfText("a\0b"))).Message
            .ShouldStartWith("Can't be exported to SQLite: the text 'a?b'.");
        Should.Throw<NbmExportException>(() => new SqlExport(SqlDialect.TSql).CreateView(OfText("a\ud800")));
    }

    // Without texts, names and quoted tables.
    private static string Bare(string sql, SqlDialect dialect)
    {
        string texts = dialect == SqlDialect.Spark ? @"'(\\.|[^'\\])*'" : "'([^']|'')*'";
        string names = dialect switch { SqlDialect.TSql => @"\[([^\]]|\]\])*\]", SqlDialect.Spark => "`([^`]|``)*`",
            _ => "\"([^\"]|\"\")*\"" };
        return Regex.Replace(sql, $"{texts}|{names}", "quoted", RegexOptions.Singleline);
    }

    private static AdditiveModel OfText(string level)
    {
        var axis = new Axis(0, [], 1, false, true);
        return new AdditiveModel(
            new ModelSchema
            {
                Name = "Texts",
                Features = [new() { Name = "Text", Column = "Text", Kind = FeatureKind.OpenCategory, ClrType = "string" }],
                Interactions = [],
                Target = new() { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double" },
            },
            [], [0], [axis], [new Term("Text", [axis], [0], [[1, 0]], [1])], new Vocabularies([[level]]), TrainingHistory.Empty);
    }
}

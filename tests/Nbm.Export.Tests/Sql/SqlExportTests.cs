using System.Collections.Immutable;
using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Parity;
using Nbm.Generated;

namespace Nbm.Export.Tests.Sql;

/// <summary>What a user asks of an export, on SQLite.</summary>
public sealed class SqlExportTests
{
    private static readonly ParityCase s_credit = ParityCases.Of("credit");

    [Fact]
    public void Columns_and_enums_may_be_held_otherwise()
    {
        TestTable table = s_credit.Table;
        int home = Array.FindIndex(table.Columns, column => column.Name == "Home");
        FeatureSchema feature = s_credit.Model.Schema.Features.Single(f => f.Name == "Home");
        object?[][] rows = [.. table.Rows.Take(400).Select(row => (object?[])[.. row[..home], Number(row[home]), .. row[(home + 1)..]])];
        TestColumn[] columns = [
            .. table.Columns.Select(column => column.Name == "Home" ? new TestColumn("housing code", SqlType.Whole) : column)];
        var export = new SqlExport(SqlDialect.Sqlite)
        {
            Table = "main.loans", View = "main.loan_scores", Keys = ["row"], Contributions = false,
            Columns = new Dictionary<string, string> { ["Home"] = "housing code" },
            EnumNumbers = new Dictionary<string, IReadOnlyList<long>> { ["Home"] = [.. feature.Levels.Select((_, i) => 100L + i)] },
        };
        using var database = new SqliteDatabase();
        object?[][] scored = database.Run(new TestTable("loans", columns, rows), export.CreateView(s_credit.Model),
            "SELECT row, score, prediction FROM loan_scores ORDER BY row");
        for (int r = 0; r < scored.Length; r++)
        {
            ((double)scored[r][1]!).ShouldBe(s_credit.Scores[r]![0], ParityCheck.Bound * s_credit.Scale);
        }

        object? Number(object? level) => level is string text && feature.Levels.IndexOf(text) is >= 0 and int i ? 100L + i : null;
    }

    [Fact]
    public void Numbers_of_an_enum_are_one_for_each_level()
    {
        var export = new SqlExport(SqlDialect.Sqlite) { EnumNumbers = new Dictionary<string, IReadOnlyList<long>> { ["Home"] = [1, 2] } };
        Should.Throw<NbmExportException>(() => export.CreateView(s_credit.Model)).Message.ShouldBe(
            "Can't be exported to SQLite: the feature Home. EnumNumbers has 2 numbers for its 6 levels; expected: one for each, all "
                + "different.");
    }

    [Fact]
    public void A_condition_on_a_key_finds_its_row_without_scoring_the_others()
    {
        using var database = new SqliteDatabase();
        object?[][] plan = database.Run(
            s_credit.Table,
            "CREATE INDEX by_row ON Applicant(row);"
                + new SqlExport(SqlDialect.Sqlite) { View = "v", Keys = ["row"] }.CreateView(s_credit.Model),
                "EXPLAIN QUERY PLAN SELECT * FROM v WHERE row = 7");
        plan.ShouldContain(step => ((string)step[3]!).StartsWith("SEARCH t USING INDEX by_row", StringComparison.Ordinal));
        // Nothing was merged, and so is computed twice.
        plan.Count(step => ((string)step[3]!).StartsWith("CO-ROUTINE", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Texts_that_are_numbers_count_and_others_are_missing()
    {
        TestTable numbers = s_credit.Table with { Rows = s_credit.Table.Rows[..200] };
        var texts = new TestTable(numbers.Name, [.. numbers.Columns.Select(column => column with { Type = SqlType.Text })],
            [.. numbers.Rows.Select(row => row.Select(Text).ToArray())]);
        string view = new SqlExport(SqlDialect.Sqlite) { View = "v", Keys = ["row"] }.CreateView(s_credit.Model);
        using var database = new SqliteDatabase();
        object?[][] expected = database.Run(numbers, view, "SELECT score FROM v ORDER BY CAST(row AS INTEGER)");
        database.Run(texts, view, "SELECT score FROM v ORDER BY CAST(row AS INTEGER)").SelectMany(row => row)
            .ShouldBe(expected.SelectMany(row => row));

        static object? Text(object? value) =>
            value switch { null => "NA", bool truth => truth ? "1" : "0", string text => text, _ => Literals.Text(value) };
    }

    [Fact]
    public void A_date_with_an_offset_has_the_parts_of_its_own_clock()
    {
        // 23:30 on a Sunday in Bergen is 21:30 in UTC: the hour is Bergen's.
        ParityCase voyages = ParityCases.Of("every kind");
        int paid = Array.FindIndex(voyages.Table.Columns, column => column.Name == "Paid");
        int term = voyages.Model.Terms.Select(t => t.Name).ToList().IndexOf("PaidHour");
        object?[] row = voyages.Table.Rows[0];
        object?[][] rows = [[.. row[..paid], new DateTimeOffset(2020, 6, 7, 23, 30, 0, TimeSpan.FromHours(2)), .. row[(paid + 1)..]],
            [.. row[..paid], new DateTimeOffset(2020, 6, 7, 23, 30, 0, TimeSpan.Zero), .. row[(paid + 1)..]]];
        using var database = new SqliteDatabase();
        object?[][] scored = database.Run(voyages.Table with { Rows = rows },
            new SqlExport(SqlDialect.Sqlite) { View = "v" }.CreateView(voyages.Model),
            "SELECT PaidHour_contribution, Paid_contribution FROM v");
        voyages.Model.Terms[term].Selected.ShouldBeTrue();
        scored[0][0].ShouldBe(scored[1][0]);
        scored[0][1].ShouldNotBe(scored[1][1]);
    }

    [Fact]
    public void Names_that_collide_are_numbered_and_cut_to_what_a_database_keeps()
    {
        string name = new string('é', 40);
        AdditiveModel model = Numbers("a", "A", name + "1", name + "2");
        string sql = new SqlExport(SqlDialect.PostgreSql) { Keys = ["score"] }.CreateView(model);
        sql.ShouldContain("AS \"score\"");
        sql.ShouldContain("AS \"score_2\"");
        sql.ShouldContain("AS \"a_contribution\"");
        sql.ShouldContain("AS \"A_contribution_2\"");
        sql.ShouldContain($"AS \"{new string('é', 31)}\"");
        sql.ShouldContain($"AS \"{new string('é', 30)}_2\"");
    }

    [Fact]
    public void Hundreds_of_terms_are_added_without_nesting_deeply()
    {
        string[] names = Names(600);
        using var database = new SqliteDatabase();
        var table = new TestTable("Numbers", [.. names.Select(name => new TestColumn(name, SqlType.Number))],
            [[.. names.Select(_ => (object?)0.5)]]);
        object?[][] rows = database.Run(table, new SqlExport(SqlDialect.Sqlite) { View = "v" }.CreateView(Numbers(names)),
            "SELECT score FROM v");
        ((double)rows[0][0]!).ShouldBe(600 * 0.5, 1e-9);
    }

    [Fact]
    public void More_columns_than_a_database_has_are_refused()
    {
        Should.Throw<NbmExportException>(() => new SqlExport(SqlDialect.Sqlite).CreateView(Numbers(Names(1200)))).Message.ShouldBe(
            "Can't be exported to SQLite: a statement that computes 2400 columns at once. It may have 2000: the model has too many "
                + "features or interactions.");
        Should.Throw<NbmExportException>(() => new SqlExport(SqlDialect.TSql).CreateView(Numbers(Names(1200)))).Message.ShouldBe(
            "Can't be exported to T-SQL: a view of 1203 columns. It may have 1024; Contributions = false leaves out those of the terms.");
    }

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"x{i}")];

    // Each term is the value itself, from 0 to 1.
    internal static AdditiveModel Numbers(params string[] names)
    {
        ImmutableArray<Axis> axes = [.. names.Select((_, f) => new Axis(f, [0, 1], 0, false, false))];
        return new AdditiveModel(
            new ModelSchema
            {
                Name = "Numbers",
                Features = [.. names.Select(
                    name => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "double" })],
                Interactions = [],
                Target = new() { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double" },
            },
            [], [0], axes, [.. names.Select((name, t) => new Term(name, axes, [t], [[0, 1]], [1]))], Vocabularies.None(names.Length),
            TrainingHistory.Empty);
    }
}

namespace Nbm.Export.Sql;

/// <summary>Standard SQL. Dates are counted from year, month and day, since databases don't agree on how one date is subtracted from
/// another.</summary>
internal class AnsiSyntax : SqlSyntax
{
    public override string Name => "standard SQL";

    public override int MostColumns => 1000;

    public override string CreateView(string name, string select) => $"CREATE VIEW {name} AS\n{select};\n";

    public override string Comparable(string column) => column;

    public override string Bare(string column) => $"CAST({column} AS VARCHAR(4000))";

    public override string Time(string clrType, string column) => clrType switch
    {
        "TimeOnly" => Hours(column),
        "TimeSpan" => Double(column),
        "DateOnly" => Days(column, Extract("MONTH", column), Extract("DAY", column)),
        _ => $"{Days(column, Extract("MONTH", column), Extract("DAY", column))} + ({Hours(column)}) / 24e0",
    };

    public override string Part(CalendarPart part, string clrType, string column)
    {
        string days = Days(column, Extract("MONTH", column), Extract("DAY", column));
        return part switch
        {
            CalendarPart.Year => Extract("YEAR", column),
            CalendarPart.Month => $"CAST({Extract("MONTH", column)} AS INTEGER) - 1",
            CalendarPart.Weekday => $"CAST({days} - 7e0 * FLOOR(({days}) / 7e0) AS INTEGER)",
            CalendarPart.DayOfYear => $"{days} - ({Days(column, "1e0", "1e0")}) + 1e0",
            _ => Hours(column),
        };
    }

    private string Hours(string column) =>
        $"{Extract("HOUR", column)} + {Extract("MINUTE", column)} / 60e0 + {Extract("SECOND", column)} / 3600e0";

    private string Extract(string field, string column) => Double($"EXTRACT({field} FROM {column})");

    // Days since 0001-01-01 in the Gregorian calendar, with years that begin in March, so that the leap day is the last.
    private string Days(string column, string month, string day)
    {
        string year = $"({Extract("YEAR", column)} - CASE WHEN {month} > 2e0 THEN 0e0 ELSE 1e0 END)";
        string ofYear = $"FLOOR((153e0 * ({month} + CASE WHEN {month} > 2e0 THEN -3e0 ELSE 9e0 END) + 2e0) / 5e0)";
        return $"365e0 * {year} + FLOOR({year} / 4e0) - FLOOR({year} / 100e0) + FLOOR({year} / 400e0) + {ofYear} + {day} - 307e0";
    }
}

/// <summary>Apache Spark: names in backticks, backslashes in texts.</summary>
internal sealed class SparkSyntax : AnsiSyntax
{
    public override string Name => "Spark SQL";

    public override int MostColumns => int.MaxValue;

    public override string DoubleType => "DOUBLE";

    public override string Bare(string column) => $"CAST({column} AS STRING)";

    public override string Identifier(string name) => $"`{Legal(name).Replace("`", "``", StringComparison.Ordinal)}`";

    public override string Text(string text) =>
        $"'{Legal(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    public override string CreateView(string name, string select) => $"CREATE OR REPLACE VIEW {name} AS\n{select};\n";
}

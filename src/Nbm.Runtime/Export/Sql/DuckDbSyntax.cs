namespace Nbm.Export.Sql;

/// <summary>DuckDB: subqueries stay as they are. A constant list is copied for each row that it is read for, so tables are texts.</summary>
internal sealed class DuckDbSyntax : SqlSyntax
{
    public override string Name => "DuckDB";

    public override int MostColumns => int.MaxValue;

    public override string DoubleType => "DOUBLE";

    public override string CreateView(string name, string select) => $"CREATE OR REPLACE VIEW {name} AS\n{select};\n";

    public override string Comparable(string column) => $"CAST({column} AS VARCHAR)";

    public override string Time(string clrType, string column) => clrType switch
    {
        "TimeOnly" => $"epoch(CAST({column} AS TIME)) / 3600e0",
        "TimeSpan" => $"epoch({column})",
        _ => $"epoch({column}) / 86400e0 + {DaysTo1970}",
    };

    public override string Part(CalendarPart part, string clrType, string column)
    {
        // In UTC, without the extension for time zones.
        string time = clrType == "DateTimeOffset" ? $"make_timestamp(epoch_us({column}))" : column;
        return part switch
        {
            CalendarPart.Year => Double($"date_part('year', {time})"),
            CalendarPart.Month => $"date_part('month', {time}) - 1",
            CalendarPart.Weekday => $"date_part('isodow', {time}) - 1",
            CalendarPart.DayOfYear => Double($"date_part('doy', {time})"),
            _ => Time("TimeOnly", time),
        };
    }
}

namespace Nbm.Export.Sql;

/// <summary>PostgreSQL: lateral joins, arrays, and errors where a double comes out as nothing (underflow).</summary>
internal sealed class PostgreSqlSyntax : SqlSyntax
{
    public override string Name => "PostgreSQL";

    public override bool IsLateral => true;

    public override int NameLength => 63;

    public override int MostColumns => 1600;

    public override string Fence(int columns) => "\n  OFFSET 0"; // A subquery with an offset isn't merged into the query around it.

    public override string CreateView(string name, string select) => $"DROP VIEW IF EXISTS {name};\nCREATE VIEW {name} AS\n{select};\n";

    // Escapes, so that it means the same whatever standard_conforming_strings says.
    public override string Text(string text) =>
        text.Contains('\\') ? " E" + base.Text(text.Replace("\\", "\\\\", StringComparison.Ordinal)) : base.Text(text);

    public override bool MayHold(string text) => base.MayHold(text) && !text.Contains('\0');

    // Nothing is lost by taking numbers below 1e-250 for 0; but times a slope they might be none at all, which is an error here.
    public override string Finite(string number) =>
        $"CASE WHEN ABS({number}) < 1e-250 THEN 0e0 WHEN ABS({number}) <= {SqlNumber.Of(double.MaxValue)} THEN {number} END";

    public override string Comparable(string column) => $"CAST({column} AS text) COLLATE \"C\"";

    public override string Time(string clrType, string column) => clrType switch
    {
        "TimeOnly" => $"{Double($"EXTRACT(EPOCH FROM CAST({column} AS time))")} / 3600e0",
        "TimeSpan" => Double($"EXTRACT(EPOCH FROM {column})"),
        _ => $"{Double($"EXTRACT(EPOCH FROM {column})")} / 86400e0 + {DaysTo1970}",
    };

    public override string Part(CalendarPart part, string clrType, string column)
    {
        string time = clrType == "DateTimeOffset" ? $"(CAST({column} AS timestamptz) AT TIME ZONE 'UTC')" : column;
        return part switch
        {
            CalendarPart.Year => Double($"EXTRACT(YEAR FROM {time})"),
            CalendarPart.Month => $"CAST(EXTRACT(MONTH FROM {time}) AS integer) - 1",
            CalendarPart.Weekday => $"CAST(EXTRACT(ISODOW FROM {time}) AS integer) - 1",
            CalendarPart.DayOfYear => Double($"EXTRACT(DOY FROM {time})"),
            _ => Time("TimeOnly", time),
        };
    }

    public override SqlTable Table(ReadOnlySpan<float> values) => new ArrayTable(values, "(CAST('{", "}' AS real[]))");
}

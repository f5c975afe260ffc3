namespace Nbm.Export.Sql;

/// <summary>
/// SQLite: any value in any column, dates as ISO 8601 texts, tables as blobs, since a byte of a blob is found at once and a character of a
/// text is not.
/// </summary>
internal sealed class SqliteSyntax : SqlSyntax
{
    public override string Name => "SQLite";

    public override int MostColumns => 2000;

    public override SqlSearch Search => SqlSearch.TreeOfTexts;

    public override string DoubleType => "REAL";

    // A compound with a SELECT of no table isn't flattened into the query around it, and lets its conditions through all the same.
    public override string Fence(int columns) => $"\nUNION ALL SELECT {string.Join(", ", Enumerable.Repeat("NULL", columns))} WHERE 0";

    public override string CreateView(string name, string select) => $"DROP VIEW IF EXISTS {name};\nCREATE VIEW {name} AS\n{select};\n";

    public override string WholeOfFloor(string expression) => $"CAST({expression} AS INTEGER)"; // Of what is never negative.

    public override string Largest(IReadOnlyList<string> values)
    {
        const int AtOnce = 100; // A function takes 127 arguments.
        return values.Count switch
        {
            1 => values[0],
            <= AtOnce => $"max({string.Join(", ", values)})",
            _ => Largest([.. values.Chunk(AtOnce).Select(Largest)]),
        };
    }

    // Texts that are numbers count as such, as an import from CSV leaves them; others are missing, and no zeros.
    public override string Number(string column)
    {
        string number = Double(column);
        return $"CASE WHEN (typeof({column}) <> 'text' OR {number} = {column}) AND ABS({number}) < 9e999 THEN {number} END";
    }

    public override string Finite(string number) => $"CASE WHEN ABS({number}) < 9e999 THEN {number} END";

    public override string Comparable(string column) => $"CAST({column} AS TEXT) || ''"; // A cast would keep the column's collation.

    public override string Time(string clrType, string column) => clrType switch
    {
        "TimeOnly" => $"CASE WHEN time({Clock(column)}) IS NOT NULL THEN {Hours(Clock(column), $"'2000-01-01 ' || {Clock(column)}")} END",
        "TimeSpan" => Number(column),
        _ => $"julianday({column}) - 1721425.5e0",
    };

    public override string Part(CalendarPart part, string clrType, string column)
    {
        string time = clrType == "DateTimeOffset" ? $"substr({column}, 1, 19)" : column; // By the clock of its own offset.
        return part switch
        {
            CalendarPart.Year => Double($"strftime('%Y', {time})"),
            CalendarPart.Month => $"CAST(strftime('%m', {time}) AS INTEGER) - 1",
            CalendarPart.Weekday => $"(CAST(strftime('%w', {time}) AS INTEGER) + 6) % 7",
            CalendarPart.DayOfYear => Double($"strftime('%j', {time})"),
            _ when clrType == "TimeOnly" => Time(clrType, column),
            _ => Hours(time, column),
        };
    }

    public override string Substring(string text, string start, string length) => $"substr({text}, {start}, {length})";

    public override string Digits(string digits) => $"CAST('{digits}' AS BLOB)";

    // Hours of one digit are no time of day to SQLite.
    private static string Clock(string column) => $"(CASE WHEN {column} LIKE '_:%' THEN '0' || {column} ELSE {column} END)";

    // Seconds with all their digits stand from the eighteenth character on; strftime rounds them to thousandths.
    private string Hours(string time, string column) =>
        $"{Double($"strftime('%H', {time})")} + {Double($"strftime('%M', {time})")} / 60e0 + {Double($"substr({column}, 18)")} / 3600e0";
}

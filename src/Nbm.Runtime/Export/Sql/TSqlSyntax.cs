namespace Nbm.Export.Sql;

/// <summary>Microsoft SQL Server: CASE nests ten levels at most, texts compare as the column's collation says and without blanks at their
/// end.</summary>
internal sealed class TSqlSyntax : SqlSyntax
{
    private const string Beginning = "CAST('0001-01-01' AS date)";

    public override string Name => "T-SQL";

    public override int Branches => 16;

    public override int NameLength => 128;

    public override int MostColumns => 1024;

    public override int MostComputed => 4096;

    public override string DoubleType => "float";

    public override string TextEnd => ".";

    public override string Identifier(string name) => $"[{Legal(name).Replace("]", "]]", StringComparison.Ordinal)}]";

    public override string Text(string text) => "N" + base.Text(text);

    public override string CreateView(string name, string select) => $"CREATE OR ALTER VIEW {name} AS\n{select};\n";

    public override string WholeOfFloor(string expression) => $"CAST(FLOOR({expression}) AS int)";

    public override string Log(string expression) => $"LOG({expression})";

    public override string Largest(IReadOnlyList<string> values) =>
        $"(SELECT MAX(m.v) FROM (VALUES {string.Join(", ", values.Select(value => $"({value})"))}) AS m(v))"; // GREATEST is of 2022.

    public override string Finite(string number) => number; // There are no others.

    public override string Comparable(string column) => $"{Bare(column)} + N'{TextEnd}'";

    public override string Bare(string column) => $"CAST({column} AS nvarchar(4000)) COLLATE Latin1_General_100_BIN2";

    public override bool MayHold(string text) => true; // What isn't valid Unicode may be there, and can't be written: refused.

    public override string Time(string clrType, string column) => clrType switch
    {
        "TimeOnly" => $"DATEDIFF_BIG(nanosecond, CAST('00:00' AS time), CAST({column} AS time)) / 3600e9",
        "TimeSpan" => Double(column),
        "DateOnly" => Days(column),
        "DateTimeOffset" => DaysAndTime($"SWITCHOFFSET({column}, '+00:00')"),
        _ => DaysAndTime(column),
    };

    public override string Part(CalendarPart part, string clrType, string column) => part switch
    {
        CalendarPart.Year => Double($"DATEPART(year, {column})"),
        CalendarPart.Month => $"DATEPART(month, {column}) - 1",
        CalendarPart.Weekday => $"DATEDIFF(day, {Beginning}, CAST({column} AS date)) % 7", // A Monday, whatever DATEFIRST is.
        CalendarPart.DayOfYear => Double($"DATEPART(dayofyear, {column})"),
        _ => Time("TimeOnly", column),
    };

    public override string Trim(string text) => $"LTRIM(RTRIM({text}))"; // TRIM is of 2017.

    public override string Substring(string text, string start, string length) => $"SUBSTRING({text}, {start}, {length})";

    private string Days(string column) => Double($"DATEDIFF(day, {Beginning}, CAST({column} AS date))");

    private string DaysAndTime(string column) => $"{Days(column)} + {Time("TimeOnly", column)} / 24e0";
}

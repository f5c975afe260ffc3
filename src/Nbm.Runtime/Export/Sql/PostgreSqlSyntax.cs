using System.Globalization;

namespace Nbm.Export.Sql;

/// <summary>PostgreSQL: arrays, and errors where a double comes out as nothing (underflow).</summary>
internal sealed class PostgreSqlSyntax : SqlSyntax
{
    public override string Name => "PostgreSQL";

    public override int NameLength => 63;

    public override int MostColumns => 1600;

    // A subquery with a volatile function isn't merged into the query around it, and lets conditions on its other columns through.
    public override string FenceColumn => ", clock_timestamp() AS fence";

    public override string CreateView(string name, string select) => $"DROP VIEW IF EXISTS {name};\nCREATE VIEW {name} AS\n{select};\n";

    // Escapes, so that it means the same whatever standard_conforming_strings says.
    public override string Text(string text) =>
        text.Contains('\\') ? " E" + base.Text(text.Replace("\\", "\\\\", StringComparison.Ordinal)) : base.Text(text);

    public override bool MayHold(string text) => base.MayHold(text) && !text.Contains('\0');

    public override bool FailsAtUnderflow => true;

    // A tree of all knots would seem so costly that it is compiled, which takes longer than a million rows do without.
    public override SqlSearch Search => SqlSearch.Arrays;

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

    public override string Array(IEnumerable<double> numbers) =>
        $"CAST('{{{string.Join(",", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}}}' AS double "
            + "precision[])";

    public override string Interval(string number, string array) => $"width_bucket({number}, {array}) + 1";

    public override SqlTable Table(ReadOnlySpan<float> values) => new ArrayTable(values, "(CAST('{", "}' AS real[]))");
}

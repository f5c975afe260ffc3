using System.Globalization;

namespace Nbm.Export.Tests.Databases;

/// <summary>Values as PostgreSQL and DuckDB read them.</summary>
internal static class Literals
{
    private const int AtOnce = 500;

    /// <summary>Statements that insert all rows.</summary>
    public static IEnumerable<string> Inserts(TestTable table, Func<SqlType, string> typeOf) => table.Rows.Chunk(AtOnce).Select(rows =>
        $"INSERT INTO {Database.Quoted(table.Name)} VALUES "
            + $"{string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Select((value, c) => Of(value, typeOf(table.Columns[c].Type))))})"))}");

    private static string Of(object? value,
        string type) => value is TimeSpan span && type == "DOUBLE" ? Of(span.TotalSeconds, type) : value is null ? $"CAST(NULL AS {type})"
            : $"CAST('{Text(value).Replace("'", "''", StringComparison.Ordinal)}' AS {type})";

    public static string Text(object value) => value switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.######} seconds"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

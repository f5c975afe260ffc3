namespace Nbm.Export.Tests.Databases;

/// <summary>An engine that runs exported SQL.</summary>
internal abstract class Database : IDisposable
{
    /// <summary>What is exported for it.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>The type of a column in its words.</summary>
    public abstract string TypeOf(SqlType type);

    /// <summary>Fills a new table, runs statements and gives the rows of a query.</summary>
    public abstract object?[][] Run(TestTable table, string statements, string query);

    public string CreateTable(TestTable table) =>
        $"CREATE TABLE {Quoted(table.Name)} "
            + $"({string.Join(", ", table.Columns.Select(column => $"{Quoted(column.Name)} {TypeOf(column.Type)}"))})";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public abstract void Dispose();
}

using Microsoft.Data.Sqlite;

namespace Nbm.Export.Tests.Databases;

/// <summary>SQLite, in this process.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteDatabase() => _connection.Open();

    public override SqlDialect Dialect => SqlDialect.Sqlite;

    public SqliteConnection Connection => _connection;

    public override string TypeOf(SqlType type) => type switch
    {
        SqlType.Number or SqlType.ShortNumber or SqlType.Duration => "REAL",
        SqlType.FixedPoint => "NUMERIC",
        SqlType.Whole or SqlType.Truth => "INTEGER",
        _ => "TEXT",
    };

    public override object?[][] Run(TestTable table, string statements, string query)
    {
        Execute($"DROP TABLE IF EXISTS {Quoted(table.Name)}; {CreateTable(table)}");
        Fill(table);
        Execute(statements);
        return Query(query);
    }

    public void Execute(string statements)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    public object?[][] Query(string query)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(c => reader.IsDBNull(c) ? null : reader.GetValue(c))]);
        }

        return [.. rows];
    }

    public override void Dispose() => _connection.Dispose();

    public void Fill(TestTable table)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {Quoted(table.Name)} VALUES ({string.Join(", ", table.Columns.Select((_, c) => $"$p{c}"))})";
        SqliteParameter[] parameters = [
            .. table.Columns.Select((_, c) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{c}" }))];
        foreach (object?[] row in table.Rows)
        {
            for (int c = 0; c < row.Length; c++)
            {
                // SQLite has no NaN: it keeps one as NULL. The others are as Microsoft.Data.Sqlite would write them, but for durations.
                parameters[c].Value = row[c] switch
                {
                    null or double.NaN => DBNull.Value,
                    float single => (double)single,
                    decimal number => (double)number,
                    TimeSpan span => span.TotalSeconds,
                    bool truth => truth ? 1 : 0,
                    object value => value,
                };
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}

using Npgsql;

namespace Nbm.Export.Tests.Databases;

/// <summary>PostgreSQL: a connection to a server of our own.</summary>
internal sealed class PostgreSqlDatabase : Database
{
    private readonly NpgsqlConnection _connection;

    public PostgreSqlDatabase(PostgreSqlServer server)
    {
        _connection = new NpgsqlConnection(server.ConnectionString);
        _connection.Open();
        Execute("SET TIME ZONE 'America/New_York'"); // Which nothing may depend on.
    }

    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    public override string TypeOf(SqlType type) => type switch
    {
        SqlType.Number => "double precision",
        SqlType.ShortNumber => "real",
        SqlType.FixedPoint => "numeric",
        SqlType.Whole => "bigint",
        SqlType.Truth => "boolean",
        SqlType.Date => "date",
        SqlType.DateTime => "timestamp",
        SqlType.DateTimeOffset => "timestamptz",
        SqlType.Time => "time",
        SqlType.Duration => "interval",
        _ => "text",
    };

    public override object?[][] Run(TestTable table, string statements, string query)
    {
        Execute($"DROP TABLE IF EXISTS {Quoted(table.Name)} CASCADE");
        Execute(CreateTable(table));
        foreach (string insert in Literals.Inserts(table, TypeOf))
        {
            Execute(insert);
        }

        if (statements.Length > 0)
        {
            Execute(statements);
        }

        using var command = new NpgsqlCommand(query, _connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(c => reader.IsDBNull(c) ? null : reader.GetValue(c))]);
        }

        return [.. rows];
    }

    public override void Dispose() => _connection.Dispose();

    private void Execute(string statements)
    {
        using var command = new NpgsqlCommand(statements, _connection);
        command.ExecuteNonQuery();
    }
}

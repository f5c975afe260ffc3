using Microsoft.Data.Sqlite;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Emitted;

/// <summary>SQL that was written of texts from outside: what is no literal, no quoted name and no comment has none of them.</summary>
internal static class SqlTexts
{
    /// <summary>Reads as the dialect does, and looks at what is left of code.</summary>
    public static void Check(SqlDialect dialect, string sql)
    {
        string code = Code(dialect, sql);
        if (code.Contains(HostileTexts.Payload, StringComparison.OrdinalIgnoreCase)
            || code.Contains("DROP TABLE", StringComparison.OrdinalIgnoreCase))
        {
            throw new FuzzFailure($"A text of a model became {dialect} code: {(code.Length <= 300 ? code : code[..300])}");
        }

        if (dialect == SqlDialect.Sqlite)
        {
            RunSqlite(sql);
        }
    }

    // What is in no quotes and no comment, a blank for each that is.
    private static string Code(SqlDialect dialect, string sql)
    {
        var code = new System.Text.StringBuilder();
        for (int i = 0; i < sql.Length; i++)
        {
            bool hasBrackets = dialect is SqlDialect.TSql or SqlDialect.Sqlite, hasBackslash = dialect == SqlDialect.Spark;
            if (sql[i] is '\'' or '"' or '`' || (sql[i] == '[' && hasBrackets))
            {
                i = End(sql, i, sql[i] == '[' ? ']' : sql[i], hasBackslash && sql[i] is '\'' or '"');
                code.Append(' ');
            }
            else if (sql.AsSpan(i).StartsWith("--"))
            {
                i = sql.IndexOf('\n', i) is var end && end < 0 ? sql.Length : end;
            }
            else if (sql.AsSpan(i).StartsWith("/*"))
            {
                i = sql.IndexOf("*/", i, StringComparison.Ordinal) is var end && end < 0
                    ? throw new FuzzFailure($"A comment has no end in {dialect}.") : end + 1;
            }
            else
            {
                code.Append(sql[i]);
            }
        }

        return code.ToString();
    }

    private static int End(string sql, int begin, char quote, bool hasBackslash)
    {
        for (int i = begin + 1; i < sql.Length; i++)
        {
            if (hasBackslash && sql[i] == '\\')
            {
                i++;
            }
            else if (sql[i] == quote && (i + 1 == sql.Length || sql[i + 1] != quote))
            {
                return i;
            }
            else if (sql[i] == quote)
            {
                i++;
            }
        }

        throw new FuzzFailure($"A quote has no end: {sql.AsSpan(begin, Math.Min(200, sql.Length - begin))}");
    }

    // A view is compiled when it is made; the table that it is of need not be there.
    private static void RunSqlite(string sql)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new FuzzFailure($"SQLite doesn't take the view: {e.Message}", e);
        }

        command.CommandText = "SELECT group_concat(type || ' ' || quote(name)) FROM sqlite_master WHERE type <> 'view'";
        if (command.ExecuteScalar() is string others)
        {
            throw new FuzzFailure($"The view made more than itself: {others}");
        }
    }
}

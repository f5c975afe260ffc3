using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Nbm.Export.Tests.Databases;

/// <summary>DuckDB, in a process of Node's.</summary>
internal class DuckDbDatabase : Database
{
    private static readonly string s_engines =
        typeof(DuckDbDatabase).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NpmEngines").Value!;

    /// <summary>Why there is none; null if there is.</summary>
    public static string? Missing =>
        !(Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")))
            ? "DuckDB runs in Node, which isn't on the path."
        : Directory.Exists(Path.Combine(s_engines, "node_modules", "@duckdb", "node-api")) ? null
        : $"DuckDB isn't installed: run npm install --ignore-scripts --no-save in {s_engines}.";

    public override SqlDialect Dialect => SqlDialect.DuckDb;

    public override string TypeOf(SqlType type) => type switch
    {
        SqlType.Number => "DOUBLE",
        SqlType.ShortNumber => "FLOAT",
        SqlType.FixedPoint => "DECIMAL(18, 6)",
        SqlType.Whole => "BIGINT",
        SqlType.Truth => "BOOLEAN",
        SqlType.Date => "DATE",
        SqlType.DateTime => "TIMESTAMP",
        SqlType.DateTimeOffset => "TIMESTAMPTZ",
        SqlType.Time => "TIME",
        SqlType.Duration => "INTERVAL",
        _ => "VARCHAR",
    };

    public override object?[][] Run(TestTable table, string statements, string query)
    {
        string[] job = [CreateTable(table), .. Literals.Inserts(table, TypeOf),
            .. statements.Length == 0 ? Array.Empty<string>() : [statements], query];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nbm-duckdb-");
        try
        {
            string input = Path.Combine(folder.FullName, "job.json");
            string output = Path.Combine(folder.FullName, "result.json");
            File.WriteAllText(input, JsonSerializer.Serialize(job));
            var start = new ProcessStartInfo("node",
                [Path.Combine(s_engines, "duckdb.mjs"), input, output]) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? Read(output)
                : throw new InvalidOperationException($"DuckDB: {(errors.Length < 2000 ? errors : errors[^2000..])}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public override void Dispose()
    {
    }

    private static object?[][] Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.EnumerateArray().Select(row => row.EnumerateArray().Select(Value).ToArray())];
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.ToString(),
    };
}

/// <summary>Standard SQL, where DuckDB understands it: durations are seconds, times with an offset are in UTC.</summary>
internal sealed class AnsiDatabase : DuckDbDatabase
{
    public override SqlDialect Dialect => SqlDialect.Ansi;

    public override string TypeOf(SqlType type) => type switch
    {
        SqlType.DateTimeOffset => "TIMESTAMP",
        SqlType.Duration => "DOUBLE",
        _ => base.TypeOf(type),
    };
}

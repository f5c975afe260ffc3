using System.Text.Json;

namespace Nbm.Tool.Tests.Support;

/// <summary>Files of a few columns, scaffolded.</summary>
internal static class Tables
{
    /// <summary>Lines of a column x that goes through some cells, and of a number y.</summary>
    public static IEnumerable<string> Of(string name, int rows, params IReadOnlyList<string> cells) =>
        [$"{Quoted(name)},y", .. Enumerable.Range(0, rows).Select(i => $"{Quoted(cells[i % cells.Count])},{i % 11}")];

    /// <summary>Scaffolds lines and gives what <c>--json</c> says of each column.</summary>
    public static JsonElement[] Scaffold(TempFolder folder, IEnumerable<string> lines, string target = "y", params string[] options)
    {
        string csv = folder.Write("data.csv", lines);
        ToolRun run = ToolRun.Good(["scaffold", csv, "--target", target, "-o", folder.File("project"), "--force", "--json", .. options]);
        return [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("columns").EnumerateArray()];
    }

    /// <summary>The record that was written last.</summary>
    public static string Record(TempFolder folder) => File.ReadAllText(Path.Combine(folder.File("project"), "Data.cs"));

    /// <summary>A cell as CSV has it.</summary>
    public static string Quoted(string cell) => cell.AsSpan().IndexOfAny("\",\n\r") < 0 && cell == cell.Trim() ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

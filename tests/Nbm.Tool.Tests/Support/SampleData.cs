using Nbm.Benchmarks.Data;

namespace Nbm.Tool.Tests.Support;

/// <summary>Real data: files beside the tests, and what benchmarks find.</summary>
internal static class SampleData
{
    /// <summary>The path of a file; null where it isn't.</summary>
    public static string? Find(string name)
    {
        string beside = Path.Combine(AppContext.BaseDirectory, "Data", name);
        return File.Exists(beside) ? beside : BenchmarkData.Find(name);
    }

    /// <summary>Every so many lines of a file, with its header: at most about so many rows.</summary>
    public static string[] Thin(string path, int rows)
    {
        string[] lines = File.ReadAllLines(path);
        int every = Math.Max(1, (lines.Length - 1) / rows);
        return [lines[0], .. lines.Skip(1).Where((_, i) => i % every == 0)];
    }
}

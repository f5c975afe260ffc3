namespace Nbm.Tool.Tests.Support;

/// <summary>Real data: files beside the tests, and those of a folder that NBM_BENCHMARK_DATA names or that lies at shared/data above.</summary>
internal static class SampleData
{
    /// <summary>The path of a file; null where it isn't.</summary>
    public static string? Find(string name)
    {
        IEnumerable<string> folders = [Path.Combine(AppContext.BaseDirectory, "Data"), .. Named(), .. Above()];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Every so many lines of a file, with its header: at most about so many rows.</summary>
    public static string[] Thin(string path, int rows)
    {
        string[] lines = File.ReadAllLines(path);
        int every = Math.Max(1, (lines.Length - 1) / rows);
        return [lines[0], .. lines.Skip(1).Where((_, i) => i % every == 0)];
    }

    private static IEnumerable<string> Named() => Environment.GetEnvironmentVariable("NBM_BENCHMARK_DATA") is { } folder ? [folder, Path.Combine(folder, "../samples")] : [];

    private static IEnumerable<string> Above()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared", "data", "samples");
            yield return Path.Combine(folder.FullName, "shared", "data", "benchmarks");
        }
    }
}

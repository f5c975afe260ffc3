namespace Nbm.Benchmarks.Data;

/// <summary>
/// Finds the benchmark data, which the repository doesn't hold: <c>benchmarks</c> and <c>samples</c> under <c>../shared/data</c>, or the folders
/// that NBM_BENCHMARK_DATA names, separated as in PATH.
/// </summary>
internal static class BenchmarkData
{
    public static string File(string name)
    {
        string[] folders = Environment.GetEnvironmentVariable("NBM_BENCHMARK_DATA") is { } own ? own.Split(Path.PathSeparator) : [Find("benchmarks"), Find("samples")];
        string[] paths = [.. folders.Select(candidate => Path.Combine(candidate, name))];
        return paths.FirstOrDefault(System.IO.File.Exists)
            ?? throw new FileNotFoundException($"No {name} in {string.Join(" or ", folders)}. Set NBM_BENCHMARK_DATA to the folder that holds it.", name);
    }

    /// <summary>Small real data that mgcv has fitted: <c>oracle</c> under <c>../shared/data</c>, or in the folders that NBM_BENCHMARK_DATA names.</summary>
    public static string Oracle(string name) => OraclePath(name) is var path && System.IO.File.Exists(path) ? path : File(name);

    /// <summary>Where such a file is expected.</summary>
    public static string OraclePath(string name) => Environment.GetEnvironmentVariable("NBM_BENCHMARK_DATA")?.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists) ?? Path.Combine(Find("oracle"), name);

    /// <summary>Rows by the part that the split file names for each: train, validation or test.</summary>
    public static T[] Part<T>(T[] rows, string splitFile, params string[] parts)
    {
        string[] split = [.. System.IO.File.ReadLines(File(splitFile)).Skip(1)];
        if (split.Length != rows.Length)
        {
            throw new InvalidDataException($"{splitFile} has {split.Length} lines, the data {rows.Length} rows.");
        }

        return [.. rows.Where((_, row) => parts.Contains(split[row].Trim()))];
    }

    /// <summary>Rows to learn from, and those to test on: a fifth, chosen by a hash of their index.</summary>
    public static (T[] Train, T[] Test) HashSplit<T>(T[] rows) =>
        ([.. rows.Where((_, row) => !IsTest(row))], [.. rows.Where((_, row) => IsTest(row))]);

    private static bool IsTest(int row) => (uint)((ulong)row * 2654435761UL) < 0.2 * 4294967296.0;

    private static string Find(string kind)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", kind);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Path.Combine(Directory.GetCurrentDirectory(), "shared", "data", kind);
    }
}

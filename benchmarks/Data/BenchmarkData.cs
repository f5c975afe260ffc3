namespace Nbm.Benchmarks.Data;

/// <summary>Finds the benchmark data, which the repository doesn't hold: <c>../shared/data/benchmarks</c>, or where NBM_BENCHMARK_DATA says.</summary>
internal static class BenchmarkData
{
    public static string File(string name)
    {
        string folder = Environment.GetEnvironmentVariable("NBM_BENCHMARK_DATA") ?? Find();
        string path = Path.Combine(folder, name);
        return System.IO.File.Exists(path)
            ? path
            : throw new FileNotFoundException($"No {name} in {folder}. Set NBM_BENCHMARK_DATA to the folder that holds it.", path);
    }

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

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", "benchmarks");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Path.Combine(Directory.GetCurrentDirectory(), "shared", "data", "benchmarks");
    }
}

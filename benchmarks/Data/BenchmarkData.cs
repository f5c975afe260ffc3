namespace Nbm.Benchmarks.Data;

/// <summary>
/// Finds the data of benchmarks and of tests on real data, which the repository doesn't hold: in the folders that NBM_BENCHMARK_DATA names,
/// separated as in PATH, and then in <c>benchmarks</c>, <c>samples</c> and <c>oracle</c> (small data that mgcv has fitted) of the nearest
/// <c>shared/data</c> above the program.
/// </summary>
internal static class BenchmarkData
{
    /// <summary>The folders that are looked through, in order.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        .. Environment.GetEnvironmentVariable("NBM_BENCHMARK_DATA")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [],
        .. new[] { "benchmarks", "samples", "oracle" }.Select(kind => Path.Combine(Shared(), kind)),
    ];

    /// <summary>The path of a file; null where no folder has it.</summary>
    public static string? Find(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists);

    /// <summary>The path of a file that must be there.</summary>
    public static string File(string name) => Find(name) ?? throw new FileNotFoundException(Missing(name), name);

    /// <summary>What to say where no folder has a file.</summary>
    public static string Missing(string name) =>
        $"No {name} in {string.Join(" or ", Folders)}. Set NBM_BENCHMARK_DATA to the folders that hold data, "
        + $"separated by '{Path.PathSeparator}'.";

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

    private static string Shared()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Path.Combine(Directory.GetCurrentDirectory(), "shared", "data");
    }
}

using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Matrix products: every transposition, tiles cut by every edge, more than one block of each dimension.</summary>
internal static class MatMulScenarios
{
    private static readonly (int Rows, int Inner, int Columns)[] s_sizes =
    [
        (1, 1, 1), (1, 5, 1), (5, 1, 7), (1, 3001, 1), (3, 301, 5), (1, 1, 600), (13, 17, 19), (12, 8, 32), (24, 16, 64), (37, 7, 100),
        (8, 100, 130), (100, 3, 2),
        (53, 301, 67), (7, 600, 33), (65, 20, 1100), (257, 40, 129),
    ];

    // Groups of few elements, and of more than a tile.
    private static readonly (int Groups, int Rows, int Inner, int Columns)[] s_groups =
        [(1, 4, 3, 2), (3, 1, 1, 5), (5, 13, 17, 19), (2, 65, 300, 70)];

    public static IEnumerable<KernelScenario> All => [.. Single, .. Grouped];

    private static IEnumerable<KernelScenario> Grouped =>
        from size in s_groups
        from transposeA in new[] { false, true }
        from transposeB in new[] { false, true }
        from accumulate in new[] { false, true }
        select new KernelScenario(
            $"GroupedMatMul {size.Groups} of {size.Rows}×{size.Inner}{(transposeA ? "ᵀ" : "")} · {size.Inner}×{size.Columns}"
            + $"{(transposeB ? "ᵀ" : "")}{(accumulate ? ", added" : "")}",
            bench => [Product(bench, size, transposeA, transposeB, accumulate)]);

    private static IEnumerable<KernelScenario> Single =>
        from size in s_sizes
        from transposeA in new[] { false, true }
        from transposeB in new[] { false, true }
        from accumulate in new[] { false, true }
        select new KernelScenario(
            $"MatMul {size.Rows}×{size.Inner}{(transposeA ? "ᵀ" : "")} · {size.Inner}×{size.Columns}{(transposeB ? "ᵀ" : "")}{(accumulate ? ", added" : "")}",
            bench => [Product(bench, size, transposeA, transposeB, accumulate)]);

    private static Matrix Product(
        Workbench bench, (int Groups, int Rows, int Inner, int Columns) size, bool transposeA, bool transposeB, bool accumulate)
    {
        (int groups, int rows, int inner, int columns) = size;
        Matrix a = transposeA ? bench.Random(groups * inner, rows, 1) : bench.Random(groups * rows, inner, 1);
        Matrix b = transposeB ? bench.Random(groups * columns, inner, 2) : bench.Random(groups * inner, columns, 2);
        Matrix c = accumulate ? bench.Random(groups * rows, columns, 3) : bench.Result(groups * rows, columns);
        bench.Backend.GroupedMatMul(groups, a, transposeA, b, transposeB, c, accumulate);
        return c;
    }

    private static Matrix Product(
        Workbench bench, (int Rows, int Inner, int Columns) size, bool transposeA, bool transposeB, bool accumulate)
    {
        (int rows, int inner, int columns) = size;
        Matrix a = transposeA ? bench.Random(inner, rows, 1) : bench.Random(rows, inner, 1);
        Matrix b = transposeB ? bench.Random(columns, inner, 2) : bench.Random(inner, columns, 2);
        Matrix c = accumulate ? bench.Random(rows, columns, 3) : bench.Result(rows, columns);
        bench.Backend.MatMul(a, transposeA, b, transposeB, c, accumulate);
        return c;
    }
}

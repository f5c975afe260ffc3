using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Sparse products: rows without entries, matrices without any, enough entries for several threads.</summary>
internal static class SparseScenarios
{
    private static readonly (int Rows, int Columns, float Density)[] s_sizes =
        [(1, 1, 1), (1, 7, 0.5f), (5, 3, 0), (40, 57, 0.2f), (57, 40, 0.05f), (301, 211, 0.9f)];

    public static IEnumerable<KernelScenario> All =>
        from size in s_sizes
        from outputs in new[] { 1, 3 }
        from accumulate in new[] { false, true }
        select new KernelScenario(
            FormattableString.Invariant(
                $"MultiplySparse {size.Rows}×{size.Columns} of density {size.Density}, {outputs} outputs{(accumulate ? ", added" : "")}"),
            bench => [Product(bench, size, outputs, accumulate)]);

    private static Matrix Product(Workbench bench, (int Rows, int Columns, float Density) size, int outputs, bool accumulate)
    {
        SparseMatrix a = TestSparse.Random(size.Rows, size.Columns, size.Density).Upload(bench.Backend);
        Matrix y = accumulate ? bench.Random(outputs, size.Rows, 2) : bench.Result(outputs, size.Rows);
        bench.Backend.MultiplySparse(a, bench.Random(outputs, size.Columns, 1), y, accumulate);
        return y;
    }
}

using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Kernels that networks of rows need: batches and embeddings, columns cut out, scaled and put side by side, softmax of
/// rows.</summary>
internal static class BatchScenarios
{
    private static readonly (int Rows, int Columns)[] s_shapes = [(1, 1), (1, 7), (3, 11), (33, 16), (257, 131)];

    public static IEnumerable<KernelScenario> All => s_shapes.SelectMany(shape => Of(shape.Rows, shape.Columns));

    private static IEnumerable<KernelScenario> Of(int rows, int columns)
    {
        string size = $"{rows}×{columns}";
        yield return new($"MultiplyRow {size}", bench => [MultiplyRow(bench, 1, rows, columns)]);
        yield return new($"MultiplyRow 3 of {size}", bench => [MultiplyRow(bench, 3, rows, columns)]);
        yield return new($"CopyColumns {size}", bench => [CopyColumns(bench, rows, columns)]);
        yield return new($"Softmax {size}", bench => [Softmax(bench, rows, columns)]);
        yield return new($"SoftmaxBackward {size}", bench => [SoftmaxBackward(bench, rows, columns)]);
        foreach (string kind in new[] { "all rows", "some rows", "permuted rows" })
        {
            foreach (bool indirect in new[] { false, true })
            {
                string label = $"{kind} of {size}{(indirect ? " through indices" : "")}";
                yield return new($"GatherRows {label}", bench => [GatherRows(bench, kind, indirect, rows, columns)]);
                yield return new($"ScatterAddRows {label}", bench => [ScatterAddRows(bench, kind, indirect, rows, columns)]);
            }
        }
    }

    private static Matrix MultiplyRow(Workbench bench, int groups, int rows, int columns)
    {
        Matrix x = bench.Random(groups * rows, columns, 1);
        bench.Backend.MultiplyRow(bench.Random(groups, columns, 2), x);
        return x;
    }

    private static Matrix CopyColumns(Workbench bench, int rows, int columns)
    {
        Matrix y = bench.Random(rows, columns + 5, 2);
        bench.Backend.CopyColumns(bench.Random(rows, columns + 3, 1), 2, y, 4, columns);
        return y;
    }

    private static Matrix Softmax(Workbench bench, int rows, int columns)
    {
        Matrix x = bench.Random(rows, columns, 1), y = bench.Result(rows, columns);
        bench.Backend.Scale(20, x);
        bench.Backend.Softmax(x, y);
        return y;
    }

    private static Matrix SoftmaxBackward(Workbench bench, int rows, int columns)
    {
        Matrix y = bench.Matrix(
            rows, columns, [.. Enumerable.Range(0, rows).SelectMany(row => TestValues.Masses(columns, (ulong)(row + 1)))]);
        Matrix dx = bench.Result(rows, columns);
        bench.Backend.SoftmaxBackward(y, bench.Random(rows, columns, 2), dx);
        return dx;
    }

    private static Matrix GatherRows(Workbench bench, string kind, bool indirect, int rows, int columns)
    {
        RowRange range = RowRanges.Of(bench.Backend, kind, rows);
        Matrix result = bench.Result(range.Count, columns);
        (IndexVector? indices, int sources) = Indices(bench, indirect, rows);
        bench.Backend.GatherRows(bench.Random(sources, columns, 1), indices, range, result);
        return result;
    }

    private static Matrix ScatterAddRows(Workbench bench, string kind, bool indirect, int rows, int columns)
    {
        RowRange range = RowRanges.Of(bench.Backend, kind, rows);
        (IndexVector? indices, int sources) = Indices(bench, indirect, rows);
        Matrix result = bench.Result(sources, columns);
        bench.Backend.ScatterAddRows(bench.Random(range.Count, columns, 1), indices, range, result);
        return result;
    }

    // From −2, so that some lead nowhere; many meet.
    private static (IndexVector? Indices, int Sources) Indices(Workbench bench, bool indirect, int rows)
    {
        int sources = indirect ? 6 : rows;
        return (indirect ? bench.Backend.Upload(TestValues.Integers(rows, -2, sources - 1, 7)) : null, sources);
    }
}

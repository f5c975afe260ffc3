using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Kernels that reduce or repeat rows: sums, broadcasts, batch norm.</summary>
internal static class RowScenarios
{
    private static readonly (int Rows, int Columns)[] s_shapes = [(1, 1), (1, 5), (2, 33), (31, 1), (33, 7), (64, 100), (257, 131)];

    // Several groups of rows, one under another.
    private static readonly (int Groups, int Rows, int Columns)[] s_groups = [(2, 1, 1), (3, 5, 7), (5, 33, 1), (2, 257, 131)];

    public static IEnumerable<KernelScenario> All =>
    [
        .. s_shapes.SelectMany(shape => Of($"{shape.Rows}×{shape.Columns}", 1, shape.Rows, shape.Columns)),
        .. s_groups.SelectMany(shape => Of($"{shape.Groups} of {shape.Rows}×{shape.Columns}", shape.Groups, shape.Rows, shape.Columns)),
    ];

    private static IEnumerable<KernelScenario> Of(string size, int groups, int rows, int columns)
    {
        yield return new($"AddRow {size}", bench => [AddRow(bench, groups, rows, columns)]);
        yield return new($"ColumnSums {size}", bench => [ColumnSums(bench, groups, rows, columns)]);
        yield return new($"BatchNorm {size}", bench => BatchNorm(bench, groups, rows, columns, 0), 1e-5);
        yield return new($"BatchNorm far from zero {size}", bench => BatchNorm(bench, groups, rows, columns, 100), 1e-4);
        yield return new($"BatchNormBackward {size}", bench => BatchNormBackward(bench, groups, rows, columns), 1e-5);
    }

    private static Matrix AddRow(Workbench bench, int groups, int rows, int columns)
    {
        Matrix x = bench.Random(groups * rows, columns, 1);
        bench.Backend.AddRow(bench.Random(groups, columns, 2), x);
        return x;
    }

    private static Matrix ColumnSums(Workbench bench, int groups, int rows, int columns)
    {
        Matrix sums = bench.Result(groups, columns);
        bench.Backend.ColumnSums(bench.Random(groups * rows, columns, 1), sums);
        return sums;
    }

    private static Matrix[] BatchNorm(Workbench bench, int groups, int rows, int columns, float shift)
    {
        int all = groups * rows;
        Matrix x = bench.Matrix(all, columns, [.. TestValues.Centred(all * columns, 1).Select(value => shift + value)]);
        Matrix normalized = bench.Result(all, columns), inverse = bench.Result(groups, columns), y = bench.Result(all, columns);
        bench.Backend.BatchNorm(
            x, Weights(bench, groups, rows), bench.Random(groups, columns, 3), bench.Random(groups, columns, 4), 1e-2f, normalized, inverse,
            y);
        return [normalized, inverse, y];
    }

    private static Matrix[] BatchNormBackward(Workbench bench, int groups, int rows, int columns)
    {
        int all = groups * rows;
        Matrix inverse = bench.Matrix(groups, columns, [.. TestValues.Unit(groups * columns, 3).Select(value => value + 0.5f)]);
        Matrix dx = bench.Result(all, columns), dgamma = bench.Result(groups, columns), dbeta = bench.Result(groups, columns);
        bench.Backend.BatchNormBackward(
            bench.Random(all, columns, 4), bench.Random(all, columns, 5), Weights(bench, groups, rows), bench.Random(groups, columns, 6),
            inverse, dx, dgamma, dbeta);
        return [dx, dgamma, dbeta];
    }

    private static Matrix Weights(Workbench bench, int groups, int rows) =>
        bench.Matrix(groups, rows, [.. Enumerable.Range(0, groups).SelectMany(group => TestValues.Masses(rows, (ulong)(2 + group)))]);
}

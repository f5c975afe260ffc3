using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Kernels that reduce or repeat rows: sums, broadcasts, batch norm.</summary>
internal static class RowScenarios
{
    private static readonly (int Rows, int Columns)[] s_shapes = [(1, 1), (1, 5), (2, 33), (31, 1), (33, 7), (64, 100), (257, 131)];

    public static IEnumerable<KernelScenario> All => s_shapes.SelectMany(shape => Of(shape.Rows, shape.Columns));

    private static IEnumerable<KernelScenario> Of(int rows, int columns)
    {
        string size = $"{rows}×{columns}";
        yield return new($"AddRow {size}", bench => [AddRow(bench, rows, columns)]);
        yield return new($"ColumnSums {size}", bench => [ColumnSums(bench, rows, columns)]);
        yield return new($"BatchNorm {size}", bench => BatchNorm(bench, rows, columns, 0), 1e-5);
        yield return new($"BatchNorm far from zero {size}", bench => BatchNorm(bench, rows, columns, 100), 1e-4);
        yield return new($"BatchNormBackward {size}", bench => BatchNormBackward(bench, rows, columns), 1e-5);
    }

    private static Matrix AddRow(Workbench bench, int rows, int columns)
    {
        Matrix x = bench.Random(rows, columns, 1);
        bench.Backend.AddRow(bench.Random(1, columns, 2), x);
        return x;
    }

    private static Matrix ColumnSums(Workbench bench, int rows, int columns)
    {
        Matrix sums = bench.Result(1, columns);
        bench.Backend.ColumnSums(bench.Random(rows, columns, 1), sums);
        return sums;
    }

    private static Matrix[] BatchNorm(Workbench bench, int rows, int columns, float shift)
    {
        Matrix x = bench.Matrix(rows, columns, [.. TestValues.Centred(rows * columns, 1).Select(value => shift + value)]);
        Matrix weights = bench.Matrix(1, rows, TestValues.Masses(rows, 2));
        Matrix normalized = bench.Result(rows, columns), inverse = bench.Result(1, columns), y = bench.Result(rows, columns);
        bench.Backend.BatchNorm(x, weights, bench.Random(1, columns, 3), bench.Random(1, columns, 4), 1e-2f, normalized, inverse, y);
        return [normalized, inverse, y];
    }

    private static Matrix[] BatchNormBackward(Workbench bench, int rows, int columns)
    {
        Matrix weights = bench.Matrix(1, rows, TestValues.Masses(rows, 2));
        Matrix inverse = bench.Matrix(1, columns, [.. TestValues.Unit(columns, 3).Select(value => value + 0.5f)]);
        Matrix dx = bench.Result(rows, columns), dgamma = bench.Result(1, columns), dbeta = bench.Result(1, columns);
        bench.Backend.BatchNormBackward(
            bench.Random(rows, columns, 4), bench.Random(rows, columns, 5), weights, bench.Random(1, columns, 6), inverse, dx, dgamma, dbeta);
        return [dx, dgamma, dbeta];
    }
}

using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Kernels that work element by element, and the dot product.</summary>
internal static class ElementScenarios
{
    private const int Groups = 3;

    // One element; primes beside multiples of any vector; enough for several threads.
    private static readonly (int Rows, int Columns)[] s_shapes = [(1, 1), (1, 7), (3, 11), (16, 16), (1, 97), (211, 239)];

    public static IEnumerable<KernelScenario> All => s_shapes.SelectMany(shape => Of(shape.Rows, shape.Columns));

    private static IEnumerable<KernelScenario> Of(int rows, int columns)
    {
        string size = $"{rows}×{columns}";
        yield return new($"Fill {size}", bench => [Updated(bench, rows, columns, x => bench.Backend.Fill(x, 2.5f))]);
        yield return new($"Scale {size}", bench => [Updated(bench, rows, columns, x => bench.Backend.Scale(-1.7f, x))]);
        yield return new($"Copy {size}", bench => [Computed(bench, rows, columns, bench.Backend.Copy)]);
        yield return new($"Relu {size}", bench => [Computed(bench, rows, columns, bench.Backend.Relu)]);
        yield return new($"Axpy {size}", bench =>
            [Updated(bench, rows, columns, y => bench.Backend.Axpy(0.3f, bench.Random(rows, columns, 2), y))]);
        yield return new($"Multiply {size}", bench =>
            [Computed(bench, rows, columns, (x, y) => bench.Backend.Multiply(x, bench.Random(rows, columns, 2), y))]);
        yield return new($"ReluBackward {size}", bench =>
            [Computed(bench, rows, columns, (x, y) => bench.Backend.ReluBackward(x, bench.Random(rows, columns, 2), y))]);
        foreach (ElementMap map in Enum.GetValues<ElementMap>())
        {
            yield return new($"Map {map} {size}", bench => [Computed(
                bench, rows, columns, (x, y) => bench.Backend.Map(map, Doubled(bench, x), y))]);
            yield return new($"MapBackward {map} {size}", bench => [Computed(
                bench, rows, columns, (x, dx) => bench.Backend.MapBackward(map, Doubled(bench, x), bench.Random(rows, columns, 2), dx))]);
        }

        yield return new($"DropoutMask {size}",
            bench => [Computed(bench, rows, columns, (_, y) => bench.Backend.DropoutMask(y, 0.3f, 11, 5))]);
        yield return new($"Dot {size}", bench => [Dot(bench, 1, rows, columns)]);
        yield return new($"Quotient {size}", bench =>
            [Computed(bench, rows, columns, (x, y) => bench.Backend.Quotient(x, Away(bench, rows, columns), y))]);
        string several = $"{Groups} of {size}";
        yield return new($"Dot {several}", bench => [Dot(bench, Groups, rows, columns)]);
        yield return new($"Scale {several}", bench =>
            [Updated(bench, Groups * rows, columns, x => bench.Backend.Scale(bench.Random(Groups, 1, 2), x))]);
        yield return new($"Axpy {several}", bench => [Updated(bench, Groups * rows, columns, y =>
            bench.Backend.Axpy(-1, bench.Random(Groups, 1, 2), bench.Random(Groups * rows, columns, 3), y))]);
        yield return new($"AdamW {size}", bench => AdamW(bench, rows, columns), Tolerance: 1e-5);
    }

    private static Matrix Updated(Workbench bench, int rows, int columns, Action<Matrix> kernel)
    {
        Matrix x = bench.Random(rows, columns, 1);
        kernel(x);
        return x;
    }

    private static Matrix Computed(Workbench bench, int rows, int columns, Action<Matrix, Matrix> kernel)
    {
        Matrix y = bench.Result(rows, columns);
        kernel(bench.Random(rows, columns, 1), y);
        return y;
    }

    // In [−2, 2), so that a map's both ends are met.
    private static Matrix Doubled(Workbench bench, Matrix x)
    {
        bench.Backend.Scale(2, x);
        return x;
    }

    // Of either sign, none of them near 0.
    private static Matrix Away(Workbench bench, int rows, int columns) =>
        bench.Matrix(rows, columns, [.. TestValues.Centred(rows * columns, 2).Select(value => value < 0 ? value - 0.5f : value + 0.5f)]);

    private static Matrix Dot(Workbench bench, int groups, int rows, int columns)
    {
        Matrix result = bench.Result(groups, 1);
        bench.Backend.Dot(bench.Random(groups * rows, columns, 1), bench.Random(groups * rows, columns, 2), result);
        return result;
    }

    private static Matrix[] AdamW(Workbench bench, int rows, int columns)
    {
        float[] zeros = new float[rows * columns];
        Matrix parameters = bench.Random(rows, columns, 1);
        Matrix first = bench.Matrix(rows, columns, zeros), second = bench.Matrix(rows, columns, zeros);
        for (int step = 1; step <= 5; step++)
        {
            Matrix gradient = bench.Random(rows, columns, (ulong)(10 + step));
            bench.Backend.AdamW(parameters, gradient, first, second, new AdamWStep(step, 0.01f, 0.1f));
        }

        return [parameters, first, second];
    }
}

using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Means and curvatures of the losses, on the rows that a kernel may be asked for.</summary>
internal static class CurvatureScenarios
{
    private static readonly (LossKind Kind, int Outputs)[] s_losses =
        [(LossKind.Squared, 1), (LossKind.Logistic, 1), (LossKind.Softmax, 1), (LossKind.Softmax, 2), (LossKind.Softmax, 7)];

    public static IEnumerable<KernelScenario> All => s_losses.SelectMany(loss => (KernelScenario[])[.. Means(loss), .. Curvatures(loss)]);

    private static IEnumerable<KernelScenario> Means((LossKind Kind, int Outputs) loss) =>
        from rows in new[] { 1, 37, 3001 }
        select new KernelScenario($"Means of {loss.Kind} scores, {loss.Outputs} outputs of {rows} rows",
            bench => [Means(bench, loss, rows)]);

    private static IEnumerable<KernelScenario> Curvatures((LossKind Kind, int Outputs) loss)
    {
        foreach (int rows in new[] { 1, 37, 3001 })
        {
            foreach (string kind in new[] { "all rows", "some rows", "permuted rows" })
            {
                string label = $"of {loss.Kind}, {loss.Outputs} outputs, {kind} of {rows}";
                yield return new($"Curvature {label}", bench => Curve(bench, loss, kind, rows, (range, means, weights, vectors, result) =>
                    bench.Backend.Curvature(loss.Kind, range, means, weights, vectors, result)));
                yield return new($"Curvature of two directions {label}", bench => Curve(
                    bench, loss, kind, rows, (range, means, weights, vectors, result) =>
                        bench.Backend.Curvature(loss.Kind, range, means, weights, vectors, result), vectors: 2));
                yield return new($"CurvatureRoot {label}",
                    bench => Curve(bench, loss, kind, rows, (range, means, weights, vectors, result) =>
                    bench.Backend.CurvatureRoot(loss.Kind, range, means, weights, vectors, result)));
                yield return new($"CurvatureDiagonal {label}", bench => Curve(bench, loss, kind, rows, (range, means, weights, _, result) =>
                    bench.Backend.CurvatureDiagonal(loss.Kind, range, means, weights, result)));
            }
        }
    }

    private static Matrix Means(Workbench bench, (LossKind Kind, int Outputs) loss, int rows)
    {
        float[] scores = [.. TestValues.Centred(loss.Outputs * rows, 1).Select(value => 120 * value * value * value)];
        Matrix means = bench.Result(loss.Outputs, rows);
        bench.Backend.Means(loss.Kind, bench.Matrix(loss.Outputs, rows, scores), means);
        return means;
    }

    private static Matrix[] Curve(
        Workbench bench,
        (LossKind Kind, int Outputs) loss,
        string kind,
        int rows,
        Action<RowRange, Matrix, Matrix, Matrix, Matrix> kernel,
        int vectors = 1)
    {
        RowRange range = RowRanges.Of(bench.Backend, kind, rows);
        Matrix means = bench.Matrix(loss.Outputs, range.Count, Probabilities(loss, range.Count));
        Matrix result = bench.Result(vectors * loss.Outputs, range.Count), weights = bench.Matrix(1, rows, TestValues.Masses(rows, 3));
        kernel(range, means, weights, bench.Random(vectors * loss.Outputs, range.Count, 2), result);
        return [result];
    }

    /// <summary>Means that are the same floats on every backend, among them some that are sure.</summary>
    private static float[] Probabilities((LossKind Kind, int Outputs) loss, int rows)
    {
        float[] odds = [.. TestValues.Unit(loss.Outputs * rows, 4).Select((value, i) => i % 5 == 2 ? 0 : value + 1e-3f)];
        float[] first = [.. odds.Select((value, i) => i % 7 == 3 ? 1 : value / 2)];
        float[] sums = [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, loss.Outputs).Sum(c => odds[(c * rows) + row]))];
        return loss.Outputs == 1 ? first : [.. odds.Select((value, i) => sums[i % rows] > 0 ? value / sums[i % rows] : 1f / loss.Outputs)];
    }
}

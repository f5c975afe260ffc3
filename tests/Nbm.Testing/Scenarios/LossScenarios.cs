using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Losses and their gradients, with scores that would overflow an exponential, and rows without weight.</summary>
internal static class LossScenarios
{
    private static readonly (LossKind Kind, int Outputs)[] s_losses =
        [(LossKind.Squared, 1), (LossKind.Logistic, 1), (LossKind.Softmax, 1), (LossKind.Softmax, 2), (LossKind.Softmax, 7)];

    public static IEnumerable<KernelScenario> All =>
        from loss in s_losses
        from rows in new[] { 1, 5, 37, 3001 }
        from kind in new[] { "all rows", "some rows", "permuted rows" }
        select new KernelScenario($"Loss {loss.Kind} of {loss.Outputs} outputs, {kind} of {rows}", bench => Loss(bench, loss.Kind, loss.Outputs, rows, kind));

    private static Matrix[] Loss(Workbench bench, LossKind kind, int outputs, int rows, string rangeKind)
    {
        RowRange range = RowRanges.Of(bench.Backend, rangeKind, rows);
        float scale = kind == LossKind.Squared ? 3 : 120;
        Matrix scores = bench.Matrix(outputs, range.Count, [.. TestValues.Centred(outputs * range.Count, 1).Select(value => scale * value * value * value)]);
        Matrix gradient = bench.Result(outputs, range.Count), loss = bench.Result(1, 1);
        Matrix weights = bench.Matrix(1, rows, TestValues.Masses(rows, 3));
        bench.Backend.Loss(kind, range, scores, bench.Matrix(1, rows, Targets(kind, outputs, rows)), weights, gradient, loss);
        return [gradient, loss];
    }

    private static float[] Targets(LossKind kind, int outputs, int rows) => kind switch
    {
        LossKind.Squared => TestValues.Centred(rows, 2),
        LossKind.Logistic => [.. TestValues.Integers(rows, 0, 1, 2).Select(target => (float)target)],
        _ => [.. TestValues.Integers(rows, 0, outputs - 1, 2).Select(target => (float)target)],
    };
}

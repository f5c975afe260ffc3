using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Losses and their gradients, with scores that would overflow an exponential, and rows without weight.</summary>
internal static class LossScenarios
{
    private static readonly (LossKind Kind, int Outputs)[] s_losses =
        [(LossKind.Squared, 1), (LossKind.Logistic, 1), (LossKind.Softmax, 1), (LossKind.Softmax, 2), (LossKind.Softmax, 7)];

    private static readonly LossFunction[] s_functions =
    [
        new(LossFunctionKind.Logistic), new(LossFunctionKind.Poisson) { Shift = 0.3 }, new(LossFunctionKind.Gamma) { Unit = 1.7 },
        new(LossFunctionKind.Tweedie) { Parameter = 1.4, Unit = 0.6 },
        new(LossFunctionKind.NegativeBinomial) { Parameter = 0.7, Shift = -0.2 },
        new(LossFunctionKind.Huber) { Parameter = 0.8, Unit = 2 }, new(LossFunctionKind.Quantile) { Parameter = 0.9, Bandwidth = 0.2 },
    ];

    public static IEnumerable<KernelScenario> All => OfKernels.Concat(OfFunctions);

    private static IEnumerable<KernelScenario> OfFunctions =>
        from function in s_functions
        from rows in new[] { 1, 5, 37, 3001 }
        from kind in new[] { "all rows", "some rows", "permuted rows" }
        from hasOffsets in new[] { false, true }
        select new KernelScenario(
            $"Loss {function.Kind}, {kind} of {rows}{(hasOffsets ? " with offsets" : string.Empty)}",
            bench => Loss(bench, function, rows, kind, hasOffsets));

    private static IEnumerable<KernelScenario> OfKernels =>
        from loss in s_losses
        from rows in new[] { 1, 5, 37, 3001 }
        from kind in new[] { "all rows", "some rows", "permuted rows" }
        select new KernelScenario($"Loss {loss.Kind} of {loss.Outputs} outputs, {kind} of {rows}",
            bench => Loss(bench, loss.Kind, loss.Outputs, rows, kind));

    private static Matrix[] Loss(Workbench bench, LossKind kind, int outputs, int rows, string rangeKind)
    {
        RowRange range = RowRanges.Of(bench.Backend, rangeKind, rows);
        float scale = kind == LossKind.Squared ? 3 : 120;
        Matrix scores = bench.Matrix(outputs, range.Count,
            [.. TestValues.Centred(outputs * range.Count, 1).Select(value => scale * value * value * value)]);
        Matrix gradient = bench.Result(outputs, range.Count), loss = bench.Result(1, 1);
        Matrix weights = bench.Matrix(1, rows, TestValues.Masses(rows, 3));
        bench.Backend.Loss(kind, range, scores, bench.Matrix(1, rows, Targets(kind, outputs, rows)), weights, gradient, loss);
        return [gradient, loss];
    }

    private static Matrix[] Loss(Workbench bench, LossFunction function, int rows, string rangeKind, bool hasOffsets)
    {
        RowRange range = RowRanges.Of(bench.Backend, rangeKind, rows);
        Matrix scores = bench.Matrix(1, range.Count, [.. TestValues.Centred(range.Count, 1).Select(value => 4 * value)]);
        Matrix gradient = bench.Result(1, range.Count), loss = bench.Result(1, 1);
        Matrix weights = bench.Matrix(1, rows, TestValues.Masses(rows, 3));
        Matrix? offsets = hasOffsets ? bench.Matrix(1, rows, TestValues.Centred(rows, 5)) : null;
        bench.Backend.Loss(function, range, scores, bench.Matrix(1, rows, Targets(function.Kind, rows)), weights, offsets, gradient, loss);
        return [gradient, loss];
    }

    private static float[] Targets(LossFunctionKind kind, int rows) => kind switch
    {
        LossFunctionKind.Logistic => [.. TestValues.Integers(rows, 0, 1, 2).Select(target => (float)target)],
        LossFunctionKind.Poisson or LossFunctionKind.NegativeBinomial =>
            [.. TestValues.Integers(rows, 0, 6, 2).Select(target => (float)target)],
        LossFunctionKind.Gamma => [.. TestValues.Centred(rows, 2).Select(value => MathF.Exp(value))],
        LossFunctionKind.Tweedie => [.. TestValues.Centred(rows, 2).Select(value => value < 0 ? 0 : MathF.Exp(value))],
        _ => TestValues.Centred(rows, 2),
    };

    private static float[] Targets(LossKind kind, int outputs, int rows) => kind switch
    {
        LossKind.Squared => TestValues.Centred(rows, 2),
        LossKind.Logistic => [.. TestValues.Integers(rows, 0, 1, 2).Select(target => (float)target)],
        _ => [.. TestValues.Integers(rows, 0, outputs - 1, 2).Select(target => (float)target)],
    };
}

using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Where a kernel's result may be one of its arguments, that changes no bit of it.</summary>
public abstract partial class BackendContract
{
    private const int Rows = 67, Columns = 35;

    [Fact]
    public void Relu_may_work_in_place() => ShouldBeSame(
        bench => Computed(bench, y => Backend.Relu(bench.Random(Rows, Columns, 1), y)),
        bench => Updated(bench, x => Backend.Relu(x, x)));

    [Fact]
    public void ReluBackward_may_work_in_place() => ShouldBeSame(
        bench => Computed(bench, dx => Backend.ReluBackward(bench.Random(Rows, Columns, 2), bench.Random(Rows, Columns, 1), dx)),
        bench => Updated(bench, dy => Backend.ReluBackward(bench.Random(Rows, Columns, 2), dy, dy)));

    [Fact]
    public void Multiply_may_overwrite_its_first_argument() => ShouldBeSame(
        bench => Computed(bench, y => Backend.Multiply(bench.Random(Rows, Columns, 1), bench.Random(Rows, Columns, 2), y)),
        bench => Updated(bench, x => Backend.Multiply(x, bench.Random(Rows, Columns, 2), x)));

    [Fact]
    public void Multiply_may_overwrite_its_second_argument() => ShouldBeSame(
        bench => Computed(bench, y => Backend.Multiply(bench.Random(Rows, Columns, 2), bench.Random(Rows, Columns, 1), y)),
        bench => Updated(bench, x => Backend.Multiply(bench.Random(Rows, Columns, 2), x, x)));

    [Fact]
    public void BatchNorm_may_normalize_in_place() => ShouldBeSame(
        bench => Computed(bench, normalized => Normalize(bench, bench.Random(Rows, Columns, 1), normalized)),
        bench => Updated(bench, x => Normalize(bench, x, x)));

    [Fact]
    public void BatchNormBackward_may_work_in_place() => ShouldBeSame(
        bench => Computed(bench, dx => Differentiate(bench, bench.Random(Rows, Columns, 1), dx)),
        bench => Updated(bench, dy => Differentiate(bench, dy, dy)));

    [Theory]
    [InlineData(LossKind.Squared, 1)]
    [InlineData(LossKind.Logistic, 1)]
    [InlineData(LossKind.Softmax, 5)]
    public void A_gradient_may_overwrite_the_scores(LossKind kind, int outputs) => ShouldBeSame(
        bench => LossGradient(bench, kind, bench.Random(outputs, Rows, 1), bench.Result(outputs, Rows)),
        bench =>
        {
            Matrix scores = bench.Random(outputs, Rows, 1);
            return LossGradient(bench, kind, scores, scores);
        });

    private void ShouldBeSame(Func<Workbench, Matrix> apart, Func<Workbench, Matrix> inPlace)
    {
        using Workbench first = Bench(), second = Bench();
        second.Read(inPlace(second)).ShouldBe(first.Read(apart(first)));
    }

    private static Matrix Computed(Workbench bench, Action<Matrix> kernel)
    {
        Matrix result = bench.Result(Rows, Columns);
        kernel(result);
        return result;
    }

    private static Matrix Updated(Workbench bench, Action<Matrix> kernel)
    {
        Matrix x = bench.Random(Rows, Columns, 1);
        kernel(x);
        return x;
    }

    private void Normalize(Workbench bench, Matrix x, Matrix normalized) => Backend.BatchNorm(
        x, bench.Matrix(1, Rows, TestValues.Masses(Rows, 3)), bench.Random(1, Columns, 4), bench.Random(1, Columns, 5), 1e-5f,
        normalized, bench.Result(1, Columns), bench.Result(Rows, Columns));

    private void Differentiate(Workbench bench, Matrix dy, Matrix dx) => Backend.BatchNormBackward(
        dy, bench.Random(Rows, Columns, 2), bench.Matrix(1, Rows, TestValues.Masses(Rows, 3)), bench.Random(1, Columns, 4),
        bench.Random(1, Columns, 5), dx, bench.Result(1, Columns), bench.Result(1, Columns));

    private Matrix LossGradient(Workbench bench, LossKind kind, Matrix scores, Matrix gradient)
    {
        float[] targets = [.. TestValues.Integers(Rows, 0, kind == LossKind.Softmax ? scores.Rows - 1 : 1, 2).Select(target => (float)target)];
        Matrix weights = bench.Matrix(1, Rows, TestValues.Masses(Rows, 3));
        Backend.Loss(kind, RowRange.All(Rows), scores, bench.Matrix(1, Rows, targets), weights, gradient, bench.Result(1, 1));
        return gradient;
    }
}

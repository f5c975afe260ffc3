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

    [Theory]
    [MemberData(nameof(Maps))]
    public void Map_may_work_in_place(ElementMap map) => ShouldBeSame(
        bench => Computed(bench, y => Backend.Map(map, bench.Random(Rows, Columns, 1), y)),
        bench => Updated(bench, x => Backend.Map(map, x, x)));

    [Theory]
    [MemberData(nameof(Maps))]
    public void MapBackward_may_work_in_place(ElementMap map) => ShouldBeSame(
        bench => Computed(bench, dx => Backend.MapBackward(map, bench.Random(Rows, Columns, 2), bench.Random(Rows, Columns, 1), dx)),
        bench => Updated(bench, dy => Backend.MapBackward(map, bench.Random(Rows, Columns, 2), dy, dy)));

    [Fact]
    public void Softmax_may_work_in_place() => ShouldBeSame(
        bench => Computed(bench, y => Backend.Softmax(bench.Random(Rows, Columns, 1), y)),
        bench => Updated(bench, x => Backend.Softmax(x, x)));

    [Fact]
    public void SoftmaxBackward_may_work_in_place() => ShouldBeSame(
        bench => Computed(bench, dx => Backend.SoftmaxBackward(bench.Random(Rows, Columns, 2), bench.Random(Rows, Columns, 1), dx)),
        bench => Updated(bench, dy => Backend.SoftmaxBackward(bench.Random(Rows, Columns, 2), dy, dy)));

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

    [Theory]
    [MemberData(nameof(Losses))]
    public void Means_may_overwrite_the_scores(LossKind kind, int outputs) => ShouldBeSame(
        bench => Written(bench.Result(outputs, Rows), means => Backend.Means(kind, bench.Random(outputs, Rows, 1), means)),
        bench => Written(bench.Random(outputs, Rows, 1), scores => Backend.Means(kind, scores, scores)));

    [Theory]
    [MemberData(nameof(Losses))]
    public void Curvature_may_overwrite_the_direction(LossKind kind, int outputs) => ShouldBeSame(
        bench => Written(bench.Result(outputs, Rows),
            result => Curve(bench, kind, Backend.Curvature, bench.Random(outputs, Rows, 1), result)),
        bench => Written(bench.Random(outputs, Rows, 1), vectors => Curve(bench, kind, Backend.Curvature, vectors, vectors)));

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_root_of_curvature_may_overwrite_the_noise(LossKind kind, int outputs) => ShouldBeSame(
        bench => Written(bench.Result(outputs, Rows),
            result => Curve(bench, kind, Backend.CurvatureRoot, bench.Random(outputs, Rows, 1), result)),
        bench => Written(bench.Random(outputs, Rows, 1), vectors => Curve(bench, kind, Backend.CurvatureRoot, vectors, vectors)));

    private void ShouldBeSame(Func<Workbench, Matrix> apart, Func<Workbench, Matrix> inPlace)
    {
        using Workbench first = Bench(), second = Bench();
        second.Read(inPlace(second)).ShouldBe(first.Read(apart(first)));
    }

    private static Matrix Computed(Workbench bench, Action<Matrix> kernel) => Written(bench.Result(Rows, Columns), kernel);

    private static Matrix Updated(Workbench bench, Action<Matrix> kernel) => Written(bench.Random(Rows, Columns, 1), kernel);

    private static Matrix Written(Matrix result, Action<Matrix> kernel)
    {
        kernel(result);
        return result;
    }

    private static void Curve(
        Workbench bench, LossKind kind, Action<LossKind, RowRange, Matrix, Matrix, Matrix, Matrix> kernel, Matrix vectors, Matrix result) =>
            kernel(
        kind, RowRange.All(Rows), bench.Matrix(vectors.Rows, Rows, TestValues.Unit(vectors.Length, 2)),
        bench.Matrix(1, Rows, TestValues.Masses(Rows, 3)),
        vectors, result);

    private void Normalize(Workbench bench, Matrix x, Matrix normalized) => Backend.BatchNorm(
        x, bench.Matrix(1, Rows, TestValues.Masses(Rows, 3)), bench.Random(1, Columns, 4), bench.Random(1, Columns, 5), 1e-5f,
        normalized, bench.Result(1, Columns), bench.Result(Rows, Columns));

    private void Differentiate(Workbench bench, Matrix dy, Matrix dx) => Backend.BatchNormBackward(
        dy, bench.Random(Rows, Columns, 2), bench.Matrix(1, Rows, TestValues.Masses(Rows, 3)), bench.Random(1, Columns, 4),
        bench.Random(1, Columns, 5), dx, bench.Result(1, Columns), bench.Result(1, Columns));

    private Matrix LossGradient(Workbench bench, LossKind kind, Matrix scores, Matrix gradient)
    {
        float[] targets = [
            .. TestValues.Integers(Rows, 0, kind == LossKind.Softmax ? scores.Rows - 1 : 1, 2).Select(target => (float)target)];
        Matrix weights = bench.Matrix(1, Rows, TestValues.Masses(Rows, 3));
        Backend.Loss(kind, RowRange.All(Rows), scores, bench.Matrix(1, Rows, targets), weights, gradient, bench.Result(1, 1));
        return gradient;
    }
}

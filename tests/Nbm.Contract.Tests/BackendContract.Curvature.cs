using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>What means and curvatures have to do with the loss and with one another.</summary>
public abstract partial class BackendContract
{
    private const int CurvedRows = 9;

    public static TheoryData<LossKind, int> Losses => new()
    {
        { LossKind.Squared, 1 }, { LossKind.Logistic, 1 }, { LossKind.Softmax, 1 }, { LossKind.Softmax, 2 }, { LossKind.Softmax, 5 },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_curvature_is_the_derivative_of_the_gradient(LossKind kind, int outputs)
    {
        const float Step = 1 / 64f;
        using Workbench bench = Bench();
        Matrix direction = bench.Random(outputs, CurvedRows, 2), curved = bench.Result(outputs, CurvedRows);
        float[] above = GradientBeside(bench, kind, Step, direction), below = GradientBeside(bench, kind, -Step, direction);
        Backend.Curvature(kind, RowRange.All(CurvedRows), MeansOf(bench, kind, outputs), CurvedWeights(bench), direction, curved);
        ShouldAgree(bench.Read(curved), [.. above.Zip(below, (a, b) => (a - b) / (2 * Step))], 3e-6);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_root_times_its_transpose_is_the_curvature(LossKind kind, int outputs)
    {
        float[][] root = OnUnitVectors(kind, outputs, Backend.CurvatureRoot), curvature = OnUnitVectors(kind, outputs, Backend.Curvature);
        for (int column = 0; column < outputs; column++)
        {
            // Column d of RRᵀ: Σ over k of R[·, k] R[d, k].
            float[] product = [.. Enumerable.Range(0, outputs * CurvedRows).Select(
                i => root.Sum(r => r[i] * r[(column * CurvedRows) + (i % CurvedRows)]))];
            ShouldAgree(curvature[column], product, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_diagonal_is_what_the_curvature_leaves_of_each_unit_vector(LossKind kind, int outputs)
    {
        using Workbench bench = Bench();
        Matrix diagonal = bench.Result(outputs, CurvedRows);
        Backend.CurvatureDiagonal(kind, RowRange.All(CurvedRows), MeansOf(bench, kind, outputs), CurvedWeights(bench), diagonal);
        float[][] curvature = OnUnitVectors(kind, outputs, Backend.Curvature);
        float[] expected = [.. Enumerable.Range(0, outputs * CurvedRows).Select(i => curvature[i / CurvedRows][i])];
        ShouldAgree(bench.Read(diagonal), expected, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_shift_of_all_classes_has_no_curvature(int classes)
    {
        using Workbench bench = Bench();
        Matrix shift = bench.Matrix(classes, CurvedRows, [.. Enumerable.Repeat(3.5f, classes * CurvedRows)]);
        Backend.Curvature(LossKind.Softmax, RowRange.All(CurvedRows), MeansOf(bench, LossKind.Softmax, classes), CurvedWeights(bench),
            shift, shift);
        ShouldAgree(bench.Read(shift), new float[classes * CurvedRows], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Rows_without_any_weight_have_no_curvature(LossKind kind, int outputs)
    {
        using Workbench bench = Bench();
        RowRange rows = RowRange.All(CurvedRows);
        Matrix means = MeansOf(bench, kind, outputs), weights = bench.Matrix(1, CurvedRows, new float[CurvedRows]);
        Matrix vectors = bench.Random(outputs, CurvedRows, 2), result = bench.Result(outputs, CurvedRows);
        Backend.Curvature(kind, rows, means, weights, vectors, result);
        bench.Read(result).ShouldAllBe(value => value == 0);
        Backend.CurvatureRoot(kind, rows, means, weights, vectors, result);
        bench.Read(result).ShouldAllBe(value => value == 0);
        Backend.CurvatureDiagonal(kind, rows, means, weights, result);
        bench.Read(result).ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Means_of_large_scores_neither_overflow_nor_leave_0_to_1()
    {
        MeansOf(LossKind.Logistic, [500]).ShouldBe([1]);
        MeansOf(LossKind.Logistic, [-500]).ShouldBe([0]);
        ShouldAgree(MeansOf(LossKind.Softmax, [1000, -1000, 999]), [0.7310586f, 0, 0.2689414f], 1e-6);
    }

    /// <summary>R or the curvature itself, column by column: what the kernel makes of the unit vector of each output, for every
    /// row.</summary>
    private float[][] OnUnitVectors(LossKind kind, int outputs, Action<LossKind, RowRange, Matrix, Matrix, Matrix, Matrix> kernel)
    {
        using Workbench bench = Bench();
        Matrix means = MeansOf(bench, kind, outputs), weights = CurvedWeights(bench);
        return [.. Enumerable.Range(0, outputs).Select(output =>
        {
            Matrix unit = bench.Matrix(
                outputs, CurvedRows, [.. Enumerable.Range(0, outputs * CurvedRows).Select(i => i / CurvedRows == output ? 1f : 0)]);
            Matrix result = bench.Result(outputs, CurvedRows);
            kernel(kind, RowRange.All(CurvedRows), means, weights, unit, result);
            return bench.Read(result);
        })];
    }

    private float[] GradientBeside(Workbench bench, LossKind kind, float step, Matrix direction)
    {
        int outputs = direction.Rows;
        Matrix scores = CurvedScores(bench, outputs), targets = bench.Matrix(1, CurvedRows, new float[CurvedRows]);
        Backend.Axpy(step, direction, scores);
        Backend.Loss(kind, RowRange.All(CurvedRows), scores, targets, CurvedWeights(bench), scores, bench.Result(1, 1));
        return bench.Read(scores);
    }

    private Matrix MeansOf(Workbench bench, LossKind kind, int outputs)
    {
        Matrix means = bench.Result(outputs, CurvedRows);
        Backend.Means(kind, CurvedScores(bench, outputs), means);
        return means;
    }

    private float[] MeansOf(LossKind kind, float[] scores)
    {
        using Workbench bench = Bench();
        Matrix means = bench.Result(scores.Length, 1);
        Backend.Means(kind, bench.Matrix(scores.Length, 1, scores), means);
        return bench.Read(means);
    }

    private static Matrix CurvedScores(Workbench bench, int outputs) => bench.Random(outputs, CurvedRows, 1);

    private static Matrix CurvedWeights(Workbench bench) => bench.Matrix(1, CurvedRows, TestValues.Masses(CurvedRows, 3));
}

using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>What the sparse and the curvature kernels refuse.</summary>
public abstract partial class BackendContract
{
    [Fact]
    public void Sparse_starts_for_other_rows_are_refused() =>
        ShouldRefuse("2 row starts", _ => Backend.Upload(2, 3, [0, 1], [0], [1f]));

    [Fact]
    public void Sparse_starts_that_end_elsewhere_are_refused() =>
        ShouldRefuse("2 values", _ => Backend.Upload(2, 3, [0, 1, 1], [0, 1], [1f, 2f]));

    [Fact]
    public void Sparse_indices_without_values_are_refused() =>
        ShouldRefuse("2 indices and 1 values", _ => Backend.Upload(1, 3, [0, 1], [0, 1], [1f]));

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    public void Sparse_starts_that_leave_the_entries_are_refused(int start) =>
        ShouldRefuse("it can't end before it begins", _ => Backend.Upload(2, 3, [0, start, 2], [0, 1], [1f, 2f]));

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void Sparse_columns_that_leave_the_matrix_or_do_not_ascend_are_refused(int first, int second) =>
        ShouldRefuse("row 1 of a sparse matrix has an entry in column", _ => Backend.Upload(2, 3, [0, 0, 2], [first, second], [1f, 2f]));

    [Fact]
    public void Sparse_factors_that_do_not_fit_are_refused() => ShouldRefuse(
        "x is 1 × 2; it must be 1 × 3",
        bench => Backend.MultiplySparse(s_sparse.Upload(Backend), bench.Random(1, 2, 1), bench.Result(1, 3)));

    [Fact]
    public void A_sparse_product_of_another_shape_is_refused() => ShouldRefuse(
        "y is 2 × 4; it must be 2 × 3",
        bench => Backend.MultiplySparse(s_sparse.Upload(Backend), bench.Random(2, 3, 1), bench.Result(2, 4)));

    [Fact]
    public void A_sparse_product_that_overlaps_its_factor_is_refused() => ShouldRefuse("overlap", bench =>
    {
        Matrix x = bench.Random(1, 3, 1);
        Backend.MultiplySparse(s_sparse.Upload(Backend), x, x);
    });

    [Fact]
    public void Curvature_of_several_outputs_is_refused_where_a_loss_has_one() => ShouldRefuse("means is 2 × 4; it must be 1 × 4", bench =>
        Backend.Curvature(
            LossKind.Logistic, RowRange.All(4), bench.Random(2, 4, 1), bench.Random(1, 4, 1), bench.Random(2, 4, 1), bench.Result(2, 4)));

    [Fact]
    public void Means_of_several_outputs_are_refused_where_a_loss_has_one() => ShouldRefuse(
        "scores is 2 × 4; it must be 1 × 4", bench => Backend.Means(LossKind.Squared, bench.Random(2, 4, 1), bench.Result(2, 4)));

    [Fact]
    public void Curvature_of_a_permutation_beyond_the_weights_is_refused() => ShouldRefuse("the permutation runs from 0 to 4", bench =>
        Backend.CurvatureDiagonal(
            LossKind.Squared, new RowRange(Backend.Upload([0, 4]), 0, 2), bench.Random(1, 2, 1), bench.Random(1, 4, 1),
            bench.Result(1, 2)));

    [Fact]
    public void Curvature_of_rows_beyond_the_weights_is_refused() => ShouldRefuse("3 rows from 2", bench =>
        Backend.CurvatureRoot(
            LossKind.Squared, new RowRange(null, 2, 3), bench.Random(1, 3, 1), bench.Random(1, 4, 1), bench.Random(1, 3, 1),
            bench.Result(1, 3)));

    [Fact]
    public void Curvature_of_other_rows_than_the_means_is_refused() => ShouldRefuse("means is 1 × 3; it must be 1 × 4", bench =>
        Backend.CurvatureDiagonal(LossKind.Squared, RowRange.All(4), bench.Random(1, 3, 1), bench.Random(1, 4, 1), bench.Result(1, 3)));

    [Fact]
    public void A_direction_of_another_shape_is_refused() => ShouldRefuse("the vector is 1 × 4", bench =>
        Backend.Curvature(
            LossKind.Softmax, RowRange.All(4), bench.Random(2, 4, 1), bench.Random(1, 4, 1), bench.Random(1, 4, 1), bench.Result(2, 4)));

    [Fact]
    public void Curvature_that_overwrites_its_means_is_refused() => ShouldRefuse("overlap", bench =>
    {
        Matrix means = bench.Random(2, 4, 1);
        Backend.CurvatureDiagonal(LossKind.Softmax, RowRange.All(4), means, bench.Random(1, 4, 1), means);
    });

    [Fact]
    public void An_unknown_loss_is_refused() =>
        ShouldRefuse("not a loss that backends know", bench => Backend.Means((LossKind)17, bench.Random(1, 4, 1), bench.Result(1, 4)));
}

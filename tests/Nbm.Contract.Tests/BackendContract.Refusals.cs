using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Arguments that don't fit are refused, and the message names the shapes.</summary>
public abstract partial class BackendContract
{
    [Fact]
    public void Sizes_below_1_are_refused() => ShouldRefuse("0 × 4", _ => Backend.Allocate(0, 4));

    [Fact]
    public void A_view_beyond_its_source_is_refused() =>
        ShouldRefuse("2 × 3 from offset 1", bench => Backend.View(bench.Random(2, 3, 1), 1, 2, 3));

    [Fact]
    public void A_span_of_another_length_is_refused() =>
        ShouldRefuse("5 values", bench => Backend.Upload(new float[5], bench.Random(2, 3, 1)));

    [Fact]
    public void Factors_that_do_not_fit_are_refused() => ShouldRefuse(
        "op(a) is 3 × 2, op(b) is 3 × 4",
        bench => Backend.MatMul(bench.Random(2, 3, 1), true, bench.Random(3, 4, 1), false, bench.Result(3, 4)));

    [Fact]
    public void A_product_of_another_shape_is_refused() => ShouldRefuse(
        "c is 4 × 2", bench => Backend.MatMul(bench.Random(2, 3, 1), false, bench.Random(3, 4, 1), false, bench.Result(4, 2)));

    [Fact]
    public void Rows_that_are_no_whole_groups_are_refused() => ShouldRefuse(
        "x is 5 × 3, which isn't 2 groups", bench => Backend.AddRow(bench.Random(2, 3, 1), bench.Random(5, 3, 1)));

    [Fact]
    public void Groups_of_factors_that_do_not_fit_are_refused() => ShouldRefuse(
        "of each of 2 groups op(a) is 1 × 3, op(b) is 2 × 4",
        bench => Backend.GroupedMatMul(2, bench.Random(2, 3, 1), false, bench.Random(4, 4, 1), false, bench.Result(2, 4)));

    [Fact]
    public void A_map_that_is_none_is_refused() => ShouldRefuse(
        "Map: 99 is no member of ElementMap", bench => Backend.Map((ElementMap)99, bench.Random(1, 2, 1), bench.Result(1, 2)));

    [Fact]
    public void Columns_beyond_the_last_are_refused() => ShouldRefuse(
        "CopyColumns: 2 columns of x from 2 on were asked for; it is 4 × 3",
        bench => Backend.CopyColumns(bench.Random(4, 3, 1), 2, bench.Random(4, 3, 2), 0, 2));

    [Fact]
    public void Columns_of_other_rows_are_refused() => ShouldRefuse(
        "they must have equally many rows", bench => Backend.CopyColumns(bench.Random(4, 3, 1), 0, bench.Random(3, 3, 2), 0, 1));

    [Fact]
    public void An_index_beyond_the_rows_is_refused() => ShouldRefuse(
        "the largest index is 5",
        bench => Backend.GatherRows(bench.Random(5, 2, 1), Backend.Upload([1, 5]), RowRange.All(2), bench.Result(2, 2)));

    [Fact]
    public void A_batch_of_another_size_is_refused() => ShouldRefuse(
        "the source is 3 × 2; it must be 2 × 2",
        bench => Backend.ScatterAddRows(bench.Random(3, 2, 1), null, RowRange.All(2), bench.Result(2, 2)));

    [Fact]
    public void Elements_of_different_shapes_are_refused() =>
        ShouldRefuse("x is 2 × 3, y is 3 × 2", bench => Backend.Axpy(1, bench.Random(2, 3, 1), bench.Random(3, 2, 1)));

    [Fact]
    public void Copies_of_different_lengths_are_refused() =>
        ShouldRefuse("x is 2 × 3, y is 1 × 5", bench => Backend.Copy(bench.Random(2, 3, 1), bench.Result(1, 5)));

    [Fact]
    public void A_row_of_another_width_is_refused() =>
        ShouldRefuse("the row is 1 × 2; it must be 1 × 3", bench => Backend.AddRow(bench.Random(1, 2, 1), bench.Random(4, 3, 1)));

    [Fact]
    public void Weights_of_other_rows_are_refused() => ShouldRefuse("weights is 1 × 3; it must be 1 × 4", bench =>
        Backend.BatchNorm(
            bench.Random(4, 2, 1), bench.Random(1, 3, 1), bench.Random(1, 2, 1), bench.Random(1, 2, 1), 1, bench.Result(4, 2),
            bench.Result(1, 2), bench.Result(4, 2)));

    [Fact]
    public void An_index_beyond_the_source_is_refused() => ShouldRefuse(
        "the largest index is 5", bench => Backend.Gather(bench.Random(1, 5, 1), Backend.Upload([1, 5]), bench.Result(1, 2)));

    [Fact]
    public void A_permutation_beyond_the_rows_is_refused() => ShouldRefuse("the permutation runs from 0 to 9", bench =>
        Backend.Interpolate(
            TestDesigns.Create(Backend, TestDesigns.MainEffects, 9), new RowRange(Backend.Upload([0, 9]), 0, 2),
            bench.Random(1, TestDesigns.MainEffects.TableLength, 1), bench.Result(1, 2)));

    [Fact]
    public void Rows_beyond_the_design_are_refused() => ShouldRefuse("5 rows from 6", bench =>
        Backend.Interpolate(
            TestDesigns.Create(Backend, TestDesigns.MainEffects, 9), new RowRange(null, 6, 5),
            bench.Random(1, TestDesigns.MainEffects.TableLength, 1), bench.Result(1, 5)));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_cell_off_its_axis_is_refused(int cell) =>
        ShouldRefuse("cell", _ => Backend.Upload(DesignLayout.Create([3], [[0]]), 1, [[cell]], [[0f]]));

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void A_fraction_outside_0_to_1_is_refused(float fraction) =>
        ShouldRefuse("fraction", _ => Backend.Upload(DesignLayout.Create([3], [[0]]), 1, [[0]], [[fraction]]));

    [Fact]
    public void Tables_with_gaps_are_refused() => ShouldRefuse("it must begin at 0", _ =>
        Backend.Upload(new DesignLayout([3], [new TermLayout(2, 3, [0], [1])]), 1, [[0]], [[0f]]));

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void A_dropout_rate_outside_0_to_1_is_refused(float rate) =>
        ShouldRefuse("rate", bench => Backend.DropoutMask(bench.Result(1, 4), rate, 1, 1));

    [Fact]
    public void Several_rows_of_scores_are_refused_where_a_loss_has_one() => ShouldRefuse("scores is 2 × 4; it must be 1 × 4", bench =>
        Backend.Loss(
            LossKind.Squared, RowRange.All(4), bench.Random(2, 4, 1), bench.Random(1, 4, 1), bench.Random(1, 4, 1), bench.Result(2, 4),
            bench.Result(1, 1)));

    [Fact]
    public void A_product_that_overlaps_a_factor_is_refused() => ShouldRefuse("overlap", bench =>
    {
        Matrix x = bench.Random(4, 4, 1);
        Backend.MatMul(x, false, bench.Random(4, 4, 2), false, x);
    });

    [Fact]
    public void A_result_that_is_shifted_against_its_argument_is_refused() => ShouldRefuse("overlap", bench =>
    {
        Matrix x = bench.Random(1, 10, 1);
        Backend.Relu(Backend.View(x, 0, 1, 8), Backend.View(x, 1, 1, 8));
    });

    private void ShouldRefuse(string words, Action<Workbench> call)
    {
        using Workbench bench = Bench();
        Should.Throw<ArgumentException>(() => call(bench)).Message.ShouldContain(words);
    }
}

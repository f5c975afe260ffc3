using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Tables: exactness on positions, and adjoints: ⟨X β, r⟩ = ⟨β, Xᵀ r⟩.</summary>
public abstract partial class BackendContract
{
    [Theory]
    [InlineData("all rows")]
    [InlineData("some rows")]
    [InlineData("permuted rows")]
    public void Scattering_is_the_adjoint_of_interpolation(string kind)
    {
        using Workbench bench = Bench();
        DesignLayout layout = TestDesigns.AllOrders;
        RowRange rows = RowRanges.Of(Backend, kind, 500);
        Design design = TestDesigns.Create(Backend, layout, 500);
        Matrix tables = bench.Random(3, layout.TableLength, 1), residuals = bench.Random(3, rows.Count, 2);
        Matrix scores = bench.Result(3, rows.Count), scattered = bench.Result(3, layout.TableLength);
        Backend.Interpolate(design, rows, tables, scores);
        Backend.InterpolateBackward(design, rows, residuals, scattered);
        Dot(bench, scores, residuals).ShouldBe(Dot(bench, tables, scattered), 1e-3);
    }

    [Fact]
    public void ScatterAdd_is_the_adjoint_of_Gather()
    {
        using Workbench bench = Bench();
        IndexVector indices = Backend.Upload(TestValues.Integers(300, -3, 39, 1));
        Matrix source = bench.Random(2, 40, 2), weights = bench.Random(2, 300, 3);
        Matrix gathered = bench.Result(2, 300), scattered = bench.Result(2, 40);
        Backend.Gather(source, indices, gathered);
        Backend.ScatterAdd(weights, indices, scattered);
        Dot(bench, gathered, weights).ShouldBe(Dot(bench, source, scattered), 1e-4);
    }

    [Theory]
    [InlineData(0f, 3f)]
    [InlineData(1f, 1e-30f)]
    [InlineData(0.25f, 2.25f)]
    public void A_fraction_of_0_or_1_takes_one_position_and_nothing_of_its_neighbour(float fraction, float expected)
    {
        // At 1/4 between 3 and 1e-30; whole positions are exact however far apart their scores lie.
        using Workbench bench = Bench();
        Matrix scores = bench.Result(1, 1);
        DesignLayout layout = DesignLayout.Create([3], [[0]]);
        Design design = Backend.Upload(layout, 1, [[1]], [[fraction]]);
        Backend.Interpolate(design, RowRange.All(1), bench.Matrix(1, 3, 1e30f, 3, 1e-30f), scores);
        bench.Read(scores).ShouldBe([expected]);
    }

    [Fact]
    public void A_pair_is_bilinear()
    {
        using Workbench bench = Bench();
        Matrix scores = bench.Result(1, 1);
        Design design = Backend.Upload(DesignLayout.Create([2, 3], [[0, 1]]), 1, [[0], [1]], [[0.25f], [0.5f]]);
        Backend.Interpolate(design, RowRange.All(1), bench.Matrix(1, 6, 0, 10, 20, 0, 30, 50), scores);
        bench.Read(scores).ShouldBe([(0.75f * 15) + (0.25f * 40)]);
    }

    [Fact]
    public void A_term_without_columns_is_one_position_that_every_row_hits()
    {
        using Workbench bench = Bench();
        Design design = Backend.Upload(DesignLayout.Create([2], [[0], [], [0]]), 3, [[0, 0, 0]], [[0f, 0.5f, 1f]]);
        Matrix scores = bench.Result(1, 3), tables = bench.Result(1, 5), squares = bench.Result(1, 5);
        Backend.Interpolate(design, RowRange.All(3), bench.Matrix(1, 5, 1, 2, 100, 10, 20), scores);
        Backend.InterpolateBackward(design, RowRange.All(3), bench.Matrix(1, 3, 1, 2, 4), tables);
        Backend.InterpolateSquaresBackward(design, RowRange.All(3), bench.Matrix(1, 3, 1, 2, 4), squares);
        bench.Read(scores).ShouldBe([111, 116.5f, 122]);
        bench.Read(tables).ShouldBe([2, 5, 7, 2, 5]);
        bench.Read(squares).ShouldBe([1.5f, 4.5f, 7, 1.5f, 4.5f]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Squares_scatter_weights_to_the_diagonal_of_the_weighted_design(int order)
    {
        // Column p of X is what the table with 1 at p and 0 elsewhere looks like from the rows.
        using Workbench bench = Bench();
        DesignLayout layout = TestDesigns.Layout([.. Enumerable.Range(0, order)], [4], []);
        Design design = TestDesigns.Create(Backend, layout, 90);
        RowRange rows = RowRanges.Of(Backend, "permuted rows", 90);
        float[] weights = TestValues.Unit(rows.Count, 1);
        Matrix diagonal = bench.Result(1, layout.TableLength), column = bench.Result(1, rows.Count);
        Backend.InterpolateSquaresBackward(design, rows, bench.Matrix(1, rows.Count, weights), diagonal);
        float[] expected = [.. Enumerable.Range(0, layout.TableLength).Select(position =>
        {
            Matrix unit = bench.Matrix(1, layout.TableLength,
                [.. Enumerable.Range(0, layout.TableLength).Select(i => i == position ? 1f : 0)]);
            Backend.Interpolate(design, rows, unit, column);
            return bench.Read(column).Zip(weights, (x, weight) => weight * x * x).Sum();
        })];
        ShouldAgree(bench.Read(diagonal), expected, 1e-6);
    }

    [Fact]
    public void Rows_are_taken_in_the_order_of_the_permutation()
    {
        using Workbench bench = Bench();
        Design design = Backend.Upload(DesignLayout.Create([4], [[0]]), 3, [[0, 1, 2]], [[0f, 0f, 1f]]);
        Matrix scores = bench.Result(1, 2);
        Backend.Interpolate(design, new RowRange(Backend.Upload([0, 2, 1]), 1, 2), bench.Matrix(1, 4, 10, 11, 12, 13), scores);
        bench.Read(scores).ShouldBe([13, 11]);
    }

    [Fact]
    public void Positions_that_no_row_touches_get_zero()
    {
        using Workbench bench = Bench();
        Design design = Backend.Upload(DesignLayout.Create([5, 2], [[0], [1]]), 1, [[2], [0]], [[0.5f], [0f]]);
        Matrix tables = bench.Result(1, 7);
        Backend.InterpolateBackward(design, RowRange.All(1), bench.Matrix(1, 1, 2f), tables);
        bench.Read(tables).ShouldBe([0, 0, 1, 1, 0, 2, 0]);
    }

    private static double Dot(Workbench bench, Matrix x, Matrix y)
    {
        Matrix result = bench.Result(1, 1);
        bench.Backend.Dot(x, y, result);
        return bench.Read(result)[0];
    }
}

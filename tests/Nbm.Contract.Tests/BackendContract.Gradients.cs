using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>
/// Ways back against finite differences of the ways forward, on each backend: of Σ c ∘ y with fixed random c, along a random direction.
/// Float32 takes a wide step, so functions are smooth where they are looked at.
/// </summary>
public abstract partial class BackendContract
{
    private const float Wide = 1f / 128;

    [Theory]
    [MemberData(nameof(Maps))]
    public void A_map_goes_back_by_its_slope(ElementMap map)
    {
        // Apart from 0 and from 1, where some have no slope; where they are steep, further.
        float shift = map is ElementMap.SignedSquareRoot or ElementMap.CubeRoot or ElementMap.Reciprocal or ElementMap.InverseSquareRoot ? 3
            : 0;
        float[] x = [.. TestValues.Centred(60, 1)
            .Select(value => shift + (2 * value) + (Math.Abs(Math.Abs(value - 0.25f) - 0.25f) < 0.02f ? 0.1f : 0))];
        using Workbench bench = Bench();
        Matrix y = bench.Result(4, 15), dx = bench.Result(4, 15), c = bench.Random(4, 15, 3);
        Backend.Map(map, bench.Matrix(4, 15, x), y);
        Backend.MapBackward(map, y, c, dx);
        ShouldBeSlope(x, bench.Read(dx), at =>
        {
            Matrix value = bench.Result(4, 15);
            Backend.Map(map, bench.Matrix(4, 15, at), value);
            return Sum(bench, value, c);
        });
    }

    [Fact]
    public void The_softmax_of_rows_goes_back_by_its_slope()
    {
        float[] x = TestValues.Centred(60, 1);
        using Workbench bench = Bench();
        Matrix y = bench.Result(4, 15), dx = bench.Result(4, 15), c = bench.Random(4, 15, 3);
        Backend.Softmax(bench.Matrix(4, 15, x), y);
        Backend.SoftmaxBackward(y, c, dx);
        ShouldBeSlope(x, bench.Read(dx), at =>
        {
            Matrix value = bench.Result(4, 15);
            Backend.Softmax(bench.Matrix(4, 15, at), value);
            return Sum(bench, value, c);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gathered_rows_go_back_to_where_they_came_from(bool throughIndices)
    {
        float[] x = TestValues.Centred(9 * 4, 1);
        using Workbench bench = Bench();
        IndexVector? indices = throughIndices ? Backend.Upload([3, 0, -1, 3, 8, 2]) : null;
        var rows = new RowRange(Backend.Upload([5, 4, 0, 1, 3, 2, 0]), 1, 6);
        Matrix c = bench.Random(6, 4, 3), dx = bench.Result(9, 4);
        Backend.ScatterAddRows(c, indices, rows, dx);
        ShouldBeSlope(x, bench.Read(dx), at =>
        {
            Matrix y = bench.Result(6, 4);
            Backend.GatherRows(bench.Matrix(9, 4, at), indices, rows, y);
            return Sum(bench, y, c);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Groups_of_products_go_back_by_products(bool ofTheSecond)
    {
        float[] a = TestValues.Centred(3 * 4 * 5, 1), b = TestValues.Centred(3 * 5 * 2, 2);
        using Workbench bench = Bench();
        Matrix c = bench.Random(12, 2, 3), da = bench.Result(12, 5), db = bench.Result(15, 2);
        Backend.GroupedMatMul(3, c, false, bench.Matrix(15, 2, b), true, da);
        Backend.GroupedMatMul(3, bench.Matrix(12, 5, a), true, c, false, db);
        ShouldBeSlope(ofTheSecond ? b : a, bench.Read(ofTheSecond ? db : da), at =>
        {
            Matrix y = bench.Result(12, 2);
            Backend.GroupedMatMul(3, bench.Matrix(12, 5, ofTheSecond ? a : at), false, bench.Matrix(15, 2, ofTheSecond ? at : b), false, y);
            return Sum(bench, y, c);
        });
    }

    [Fact]
    public void Batch_norm_of_groups_goes_back_through_its_statistics()
    {
        float[] x = TestValues.Centred(2 * 9 * 4, 1), masses = [.. TestValues.Masses(9, 4), .. TestValues.Masses(9, 5)];
        using Workbench bench = Bench();
        Matrix gamma = bench.Random(2, 4, 2), beta = bench.Random(2, 4, 3), weights = bench.Matrix(2, 9, masses);
        Matrix c = bench.Random(18, 4, 6);
        Matrix normalized = bench.Result(18, 4), inverse = bench.Result(2, 4), dx = bench.Result(18, 4);
        double Value(float[] at)
        {
            Matrix y = bench.Result(18, 4);
            Backend.BatchNorm(bench.Matrix(18, 4, at), weights, gamma, beta, 0.1f, normalized, inverse, y);
            return Sum(bench, y, c);
        }

        Value(x);
        Backend.BatchNormBackward(c, normalized, weights, gamma, inverse, dx, bench.Result(2, 4), bench.Result(2, 4));
        ShouldBeSlope(x, bench.Read(dx), Value);
    }

    private static double Sum(Workbench bench, Matrix y, Matrix c) => bench.Read(y).Zip(bench.Read(c), (a, b) => (double)a * b).Sum();

    private static void ShouldBeSlope(float[] x, float[] gradient, Func<float[], double> value)
    {
        float[] direction = TestValues.Centred(x.Length, 9);
        double along = gradient.Zip(direction, (g, d) => (double)g * d).Sum();
        double above = value([.. x.Zip(direction, (at, d) => at + (Wide * d))]);
        double below = value([.. x.Zip(direction, (at, d) => at - (Wide * d))]);
        along.ShouldBe((above - below) / (2 * Wide), 1e-3 * Math.Max(1, Math.Abs(along)));
        Math.Abs(along).ShouldBeGreaterThan(0.01);
    }
}

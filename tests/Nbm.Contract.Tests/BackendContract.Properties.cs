using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Small cases whose answer is known, and relations that hold between kernels.</summary>
public abstract partial class BackendContract
{
    [Fact]
    public void A_product_of_small_integers_is_exact()
    {
        using Workbench bench = Bench();
        Matrix c = bench.Result(2, 2);
        Backend.MatMul(bench.Matrix(2, 3, 1, 2, 3, 4, 5, 6), false, bench.Matrix(3, 2, 7, 8, 9, 10, 11, 12), false, c);
        bench.Read(c).ShouldBe([58, 64, 139, 154]);
    }

    [Fact]
    public void Relu_keeps_NaN_so_that_a_diverged_fit_shows()
    {
        using Workbench bench = Bench();
        Matrix y = bench.Matrix(1, 17, [.. Enumerable.Repeat(float.NaN, 17)]);
        Backend.Relu(y, y);
        bench.Read(y).ShouldAllBe(value => float.IsNaN(value));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Maps_keep_NaN_too(ElementMap map)
    {
        using Workbench bench = Bench();
        Matrix y = bench.Matrix(1, 17, [.. Enumerable.Repeat(float.NaN, 17)]);
        Backend.Map(map, y, y);
        bench.Read(y).ShouldAllBe(value => float.IsNaN(value));
    }

    [Fact]
    public void Softmax_of_large_scores_doesnt_overflow()
    {
        using Workbench bench = Bench();
        Matrix y = bench.Result(2, 3);
        Backend.Softmax(bench.Matrix(2, 3, 3e38f, 3e38f, -3e38f, float.NaN, 0, 0), y);
        float[] shares = bench.Read(y);
        shares[..3].ShouldBe([0.5f, 0.5f, 0]);
        shares[3..].ShouldAllBe(share => float.IsNaN(share));
    }

    [Fact]
    public void Groups_are_products_of_their_own()
    {
        using Workbench bench = Bench();
        Matrix a = bench.Random(15, 40, 1), b = bench.Random(120, 9, 2), c = bench.Result(15, 9), one = bench.Result(5, 9);
        Backend.GroupedMatMul(3, a, false, b, false, c);
        Backend.MatMul(Backend.View(a, 200, 5, 40), false, Backend.View(b, 360, 40, 9), false, one);
        bench.Read(Backend.View(c, 45, 5, 9)).ShouldBe(bench.Read(one));
    }

    [Fact]
    public void Batch_norm_makes_mean_0_and_variance_1_under_the_weights()
    {
        using Workbench bench = Bench();
        float[] masses = TestValues.Masses(101, 1);
        Matrix normalized = bench.Result(101, 3);
        Backend.BatchNorm(
            bench.Random(101, 3, 2), bench.Matrix(1, 101, masses), bench.Random(1, 3, 3), bench.Random(1, 3, 4), 0, normalized,
            bench.Result(1, 3), bench.Result(101, 3));
        float[] units = bench.Read(normalized);
        for (int column = 0; column < 3; column++)
        {
            float[] values = [.. Enumerable.Range(0, 101).Select(row => units[(row * 3) + column])];
            masses.Zip(values, (mass, value) => mass * value).Sum().ShouldBe(0, 1e-5);
            masses.Zip(values, (mass, value) => mass * value * value).Sum().ShouldBe(1, 1e-5);
        }
    }

    [Fact]
    public void A_row_without_weight_moves_no_statistic()
    {
        float[] values = TestValues.Centred(40, 1), changed = [.. values];
        changed[7] = 1e6f;
        float[] masses = [.. Enumerable.Range(0, 40).Select(row => row == 7 ? 0 : 1f / 39)];
        InverseDeviation(changed, masses).ShouldBe(InverseDeviation(values, masses));
    }

    [Fact]
    public void A_mask_follows_the_counter_and_keeps_the_mean()
    {
        using Workbench bench = Bench();
        const int Length = 40_001;
        Matrix mask = bench.Result(1, Length);
        Backend.DropoutMask(mask, 0.25f, 42, 7);
        float[] values = bench.Read(mask);
        float kept = values.Max();
        kept.ShouldBe(1 / 0.75f, 1e-6);
        values.ShouldBe(Enumerable.Range(0, Length).Select(i => CounterRandom.Uniform(42, 7, (ulong)i) < 0.25f ? 0 : kept));
        values.Average().ShouldBe(1, 0.02);
    }

    [Fact]
    public void A_mask_of_rate_0_keeps_everything()
    {
        using Workbench bench = Bench();
        Matrix mask = bench.Result(1, 100);
        Backend.DropoutMask(mask, 0, 1, 1);
        bench.Read(mask).ShouldAllBe(value => value == 1);
    }

    [Fact]
    public void AdamW_moves_by_the_learning_rate_at_first_whatever_the_gradient()
    {
        using Workbench bench = Bench();
        Matrix parameters = bench.Matrix(1, 3, 1, 1, 1), gradient = bench.Matrix(1, 3, 1e-3f, -50, 2);
        Backend.AdamW(parameters, gradient, bench.Matrix(1, 3, 0, 0, 0), bench.Matrix(1, 3, 0, 0, 0), new AdamWStep(1, 0.1f, 0));
        ShouldAgree(bench.Read(parameters), [0.9f, 1.1f, 0.9f], 1e-5);
    }

    [Fact]
    public void Weight_decay_shrinks_what_has_no_gradient()
    {
        using Workbench bench = Bench();
        Matrix parameters = bench.Matrix(1, 2, 4, -2);
        Backend.AdamW(parameters, bench.Matrix(1, 2, 0, 0), bench.Matrix(1, 2, 0, 0), bench.Matrix(1, 2, 0, 0),
            new AdamWStep(1, 0.1f, 0.5f));
        ShouldAgree(bench.Read(parameters), [3.8f, -1.9f], 1e-6);
    }

    private float[] InverseDeviation(float[] values, float[] masses)
    {
        using Workbench bench = Bench();
        Matrix inverse = bench.Result(1, 1);
        Backend.BatchNorm(
            bench.Matrix(40, 1, values), bench.Matrix(1, 40, masses), bench.Matrix(1, 1, 1f), bench.Matrix(1, 1, 0f), 0,
            bench.Result(40, 1), inverse, bench.Result(40, 1));
        return bench.Read(inverse);
    }
}

using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Losses where rounding or overflow would show, and where there is nothing to average.</summary>
public abstract partial class BackendContract
{
    [Theory]
    [InlineData(500f, 1f, 0f)]
    [InlineData(-500f, 1f, 500f)]
    [InlineData(500f, 0f, 500f)]
    [InlineData(0f, 1f, 0.6931472f)]
    public void The_logistic_loss_neither_overflows_nor_loses_its_tail(float score, float target, float expected) =>
        LossOf(LossKind.Logistic, [score], target, 1).Loss.ShouldBe(expected, 1e-6);

    [Fact]
    public void The_softmax_loss_stays_finite_for_large_scores()
    {
        (double loss, float[] gradient) = LossOf(LossKind.Softmax, [1000, -1000, 999], 2, 1);
        loss.ShouldBe(1.3132617, 1e-5);
        ShouldAgree(gradient, [0.7310586f, 0, -0.7310586f], 1e-6);
    }

    [Theory]
    [InlineData(3f)]
    [InlineData(-1f)]
    [InlineData(0.5f)]
    public void A_target_that_is_no_class_makes_the_softmax_loss_NaN(float target)
    {
        (double loss, float[] gradient) = LossOf(LossKind.Softmax, [1, 2, 3], target, 1);
        loss.ShouldBe(double.NaN);
        gradient.ShouldAllBe(value => float.IsNaN(value));
    }

    [Theory]
    [InlineData(LossKind.Squared)]
    [InlineData(LossKind.Logistic)]
    [InlineData(LossKind.Softmax)]
    public void Rows_without_any_weight_have_no_loss(LossKind kind)
    {
        (double loss, float[] gradient) = LossOf(kind, [2], 0, 0);
        loss.ShouldBe(0);
        gradient.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Only_the_proportions_of_weights_matter()
    {
        using Workbench bench = Bench();
        float[] weights = TestValues.Unit(50, 1);
        Matrix scores = bench.Random(1, 50, 2), targets = bench.Random(1, 50, 3), gradient = bench.Result(1, 50);
        Matrix first = bench.Result(1, 1), second = bench.Result(1, 1);
        Backend.Loss(LossKind.Squared, RowRange.All(50), scores, targets, bench.Matrix(1, 50, weights), gradient, first);
        Matrix doubled = bench.Matrix(1, 50, [.. weights.Select(weight => 8 * weight)]);
        Backend.Loss(LossKind.Squared, RowRange.All(50), scores, targets, doubled, gradient, second);
        bench.Read(second)[0].ShouldBe(bench.Read(first)[0], 1e-6);
    }

    private (double Loss, float[] Gradient) LossOf(LossKind kind, float[] scores, float target, float weight)
    {
        using Workbench bench = Bench();
        Matrix gradient = bench.Result(scores.Length, 1), loss = bench.Result(1, 1);
        Backend.Loss(
            kind, RowRange.All(1), bench.Matrix(scores.Length, 1, scores), bench.Matrix(1, 1, target), bench.Matrix(1, 1, weight), gradient, loss);
        return (bench.Read(loss)[0], bench.Read(gradient));
    }
}

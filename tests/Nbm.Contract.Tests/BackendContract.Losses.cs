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

    public static TheoryData<LossFunctionKind, double, double> Functions => new()
    {
        { LossFunctionKind.Logistic, 0, 0 }, { LossFunctionKind.Poisson, 0, 0 }, { LossFunctionKind.Gamma, 0, 0 },
        { LossFunctionKind.Tweedie, 1.3, 0 },
        { LossFunctionKind.NegativeBinomial, 0.4, 0 }, { LossFunctionKind.Huber, 0.7, 0 }, { LossFunctionKind.Quantile, 0.2, 0.3 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_gradient_of_a_loss_with_parameters_is_its_derivative(LossFunctionKind kind, double parameter, double bandwidth)
    {
        const float Step = 1 / 64f;
        var function = new LossFunction(kind) { Parameter = parameter, Bandwidth = bandwidth, Shift = 0.25, Unit = 3 };
        foreach (float score in new[] { -2f, -0.5f, 0.25f, 1.5f })
        {
            double above = LossOf(function, score + Step, 1, 0.5f).Loss, below = LossOf(function, score - Step, 1, 0.5f).Loss;
            LossOf(function, score, 1, 0.5f).Gradient[0].ShouldBe((float)((above - below) / (2 * Step)), 2e-3f);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Shift_offset_and_unit_are_those_of_score_and_loss(LossFunctionKind kind, double parameter, double bandwidth)
    {
        var plain = new LossFunction(kind) { Parameter = parameter, Bandwidth = bandwidth };
        (double loss, float[] gradient) = LossOf(plain, 0.75f, 1, 0);
        (double moved, float[] movedGradient) = LossOf(plain with { Shift = 0.5, Unit = 4 }, 0.5f, 1, -0.25f);
        moved.ShouldBe(loss / 4, 1e-6);
        movedGradient[0].ShouldBe(gradient[0] / 4, 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Scores_far_out_have_finite_losses(LossFunctionKind kind, double parameter, double bandwidth)
    {
        var function = new LossFunction(kind) { Parameter = parameter, Bandwidth = bandwidth, Unit = 1e200 };
        foreach (float score in new[] { -1000f, 1000f })
        {
            (double loss, float[] gradient) = LossOf(function, score, 1, 0);
            double.IsFinite(loss).ShouldBeTrue();
            float.IsFinite(gradient[0]).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(LossFunctionKind.Poisson, 1, 0, 1)]
    [InlineData(LossFunctionKind.Tweedie, 2, 0, 1)]
    [InlineData(LossFunctionKind.NegativeBinomial, 0, 0, 1)]
    [InlineData(LossFunctionKind.Huber, 1, 1, 1)]
    [InlineData(LossFunctionKind.Quantile, 0.5, 0, 1)]
    [InlineData(LossFunctionKind.Gamma, 0, 0, 0)]
    public void Parameters_that_can_t_be_are_refused(LossFunctionKind kind, double parameter, double bandwidth, double unit) =>
        ShouldRefuse(
        "has a parameter, a bandwidth or a unit that can't be",
        bench => Backend.Loss(
            new LossFunction(kind) { Parameter = parameter, Bandwidth = bandwidth, Unit = unit }, RowRange.All(4), bench.Random(1, 4, 1),
            bench.Random(1, 4, 1),
            bench.Random(1, 4, 1), null, bench.Result(1, 4), bench.Result(1, 1)));

    [Fact]
    public void Offsets_of_another_shape_and_losses_that_no_backend_knows_are_refused()
    {
        ShouldRefuse("offsets is 1 × 3; they must have the same shape", bench => Backend.Loss(
            new LossFunction(LossFunctionKind.Poisson), RowRange.All(4), bench.Random(1, 4, 1), bench.Random(1, 4, 1),
            bench.Random(1, 4, 1),
            bench.Random(1, 3, 1), bench.Result(1, 4), bench.Result(1, 1)));
        ShouldRefuse("not a loss that backends know", bench => Backend.Loss(
            new LossFunction((LossFunctionKind)17), RowRange.All(4), bench.Random(1, 4, 1), bench.Random(1, 4, 1), bench.Random(1, 4, 1),
            null, bench.Result(1, 4), bench.Result(1, 1)));
    }

    private (double Loss, float[] Gradient) LossOf(LossFunction function, float score, float target, float offset)
    {
        using Workbench bench = Bench();
        Matrix gradient = bench.Result(1, 1), loss = bench.Result(1, 1);
        Backend.Loss(
            function, RowRange.All(1), bench.Matrix(1, 1, score), bench.Matrix(1, 1, target), bench.Matrix(1, 1, 1f),
            bench.Matrix(1, 1, offset), gradient, loss);
        return (bench.Read(loss)[0], bench.Read(gradient));
    }

    private (double Loss, float[] Gradient) LossOf(LossKind kind, float[] scores, float target, float weight)
    {
        using Workbench bench = Bench();
        Matrix gradient = bench.Result(scores.Length, 1), loss = bench.Result(1, 1);
        Backend.Loss(
            kind, RowRange.All(1), bench.Matrix(scores.Length, 1, scores), bench.Matrix(1, 1, target), bench.Matrix(1, 1, weight),
            gradient, loss);
        return (bench.Read(loss)[0], bench.Read(gradient));
    }
}

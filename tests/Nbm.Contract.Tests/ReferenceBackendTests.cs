using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>The oracle keeps the contract itself, and its derivatives agree with finite differences.</summary>
public sealed class ReferenceBackendTests : BackendContract
{
    private const double Step = 1e-6;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Batch_norm_goes_back_through_its_statistics(int argument)
    {
        // Derivatives of Σ r ∘ y by x, γ and β.
        using Workbench bench = Bench();
        Matrix[] arguments = [bench.Random(9, 4, 1), bench.Random(1, 4, 2), bench.Random(1, 4, 3)];
        Matrix weights = bench.Matrix(1, 9, TestValues.Masses(9, 4)), dy = bench.Random(9, 4, 5);
        Matrix normalized = bench.Result(9, 4), inverse = bench.Result(1, 4), y = bench.Result(9, 4);
        double Objective()
        {
            Backend.BatchNorm(arguments[0], weights, arguments[1], arguments[2], 1e-3f, normalized, inverse, y);
            return Sum(dy, y);
        }

        Objective();
        Matrix[] slopes = [bench.Result(9, 4), bench.Result(1, 4), bench.Result(1, 4)];
        Backend.BatchNormBackward(dy, normalized, weights, arguments[1], inverse, slopes[0], slopes[1], slopes[2]);
        ShouldBeSlopes(Objective, arguments[argument], slopes[argument]);
    }

    [Fact]
    public void Relu_goes_back_where_it_was_open()
    {
        using Workbench bench = Bench();
        Matrix x = bench.Random(5, 7, 1), dy = bench.Random(5, 7, 2), y = bench.Result(5, 7), dx = bench.Result(5, 7);
        double Objective()
        {
            Backend.Relu(x, y);
            return Sum(dy, y);
        }

        Objective();
        Backend.ReluBackward(y, dy, dx);
        ShouldBeSlopes(Objective, x, dx);
    }

    [Theory]
    [InlineData(LossKind.Squared, 1)]
    [InlineData(LossKind.Logistic, 1)]
    [InlineData(LossKind.Softmax, 4)]
    public void A_gradient_is_the_derivative_of_its_loss(LossKind kind, int outputs)
    {
        using Workbench bench = Bench();
        float[] classes = [.. TestValues.Integers(11, 0, kind == LossKind.Softmax ? outputs - 1 : 1, 2).Select(target => (float)target)];
        Matrix scores = bench.Random(outputs, 11, 1), targets = bench.Matrix(1, 11, classes),
            weights = bench.Matrix(1, 11, TestValues.Unit(11, 3));
        Matrix gradient = bench.Result(outputs, 11), loss = bench.Result(1, 1);
        double Objective()
        {
            Backend.Loss(kind, RowRange.All(11), scores, targets, weights, gradient, loss);
            return ((ReferenceMatrix)loss)[0];
        }

        Objective();
        Matrix slopes = bench.Result(outputs, 11);
        Backend.Copy(gradient, slopes);
        ShouldBeSlopes(Objective, scores, slopes);
    }

    protected override Backend Create() => new ReferenceBackend();

    private static double Sum(Matrix x, Matrix y) =>
        Enumerable.Range(0, x.Length).Sum(i => ((ReferenceMatrix)x)[i] * ((ReferenceMatrix)y)[i]);

    private static void ShouldBeSlopes(Func<double> objective, Matrix argument, Matrix slopes)
    {
        var x = (ReferenceMatrix)argument;
        for (int i = 0; i < x.Length; i++)
        {
            double value = x[i];
            x[i] = value + Step;
            double above = objective();
            x[i] = value - Step;
            double below = objective();
            x[i] = value;
            ((ReferenceMatrix)slopes)[i].ShouldBe((above - below) / (2 * Step), 1e-7);
        }
    }
}

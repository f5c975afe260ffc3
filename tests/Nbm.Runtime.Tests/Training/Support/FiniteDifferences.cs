using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Runtime.Tests.Training;

/// <summary>The derivative of a loss by every element of a matrix, from the loss alone.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-6;

    public static double[] Of(Func<double> loss, Matrix by)
    {
        var values = (ReferenceMatrix)by;
        var derivative = new double[by.Length];
        for (int i = 0; i < by.Length; i++)
        {
            double at = values[i];
            values[i] = at + Step;
            double above = loss();
            values[i] = at - Step;
            double below = loss();
            values[i] = at;
            derivative[i] = (above - below) / (2 * Step);
        }

        return derivative;
    }

    /// <summary>Compares a gradient with finite differences of the loss, and sees that it isn't all zeros.</summary>
    public static void ShouldMatch(double[] gradient, Func<double> loss, Matrix by, string name)
    {
        double[] expected = Of(loss, by);
        gradient.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            gradient[i].ShouldBe(expected[i], 1e-6 + (1e-5 * Math.Abs(expected[i])), $"{name}, element {i}");
        }

        gradient.Any(value => Math.Abs(value) > 1e-9).ShouldBeTrue($"the gradient of {name} is zero everywhere");
    }
}

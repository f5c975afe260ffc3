using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Vectors;

/// <summary>What is expected of names before rows are seen, and how that is chosen.</summary>
public sealed class NamePriorTests
{
    // Ten rows: a in all of them, b in five, c in one.
    private static readonly NameCurves s_curves = new(
        new SparseRows([0, 3, 5, 7, 9, 11, 12, 13, 14, 15, 16], [0, 1, 2, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0],
            [.. Enumerable.Repeat(1.0, 16)]), 3);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void What_names_add_to_a_row_has_the_expected_variance_whatever_the_exponent(double exponent)
    {
        var prior = new NamePrior(exponent, HasTails: false, Variance: 3, Firmness: 10);
        double[] weights = prior.Weights(s_curves);
        int[] counts = [10, 5, 1];

        (counts.Zip(weights, (count, weight) => count / weight).Sum() / prior.Precision(s_curves, 10) / 10).ShouldBe(3, 1e-9);
    }

    [Fact]
    public void With_an_exponent_of_1_a_name_of_half_the_rows_has_twice_the_variance()
    {
        double[] weights = new NamePrior(1, false, 3, 10).Weights(s_curves);
        (weights[0] / weights[1]).ShouldBe(2, 1e-12);
        (weights[1] / weights[2]).ShouldBe(5, 1e-12);
    }
}

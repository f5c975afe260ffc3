using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class BagWeightsTests
{
    private const int Rows = 4000;
    private static readonly EncodedRows s_rows = new([], new double[Rows], [.. Enumerable.Range(0, Rows).Select(r => 1.0 + (r % 3))]);

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Over_the_bags_every_row_counts_as_it_does_and_in_each_it_counts(int bags)
    {
        double[][] weights = Weights(bags, 3);

        weights.ShouldAllBe(bag => bag.All(weight => weight > 0));
        for (int r = 0; r < Rows; r++)
        {
            weights.Average(bag => bag[r]).ShouldBe(s_rows.Weights[r], 1e-9);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Corrected_for_the_balance_they_scatter_as_those_of_a_bootstrap(int bags)
    {
        double[][] shares = [.. Weights(bags, 4).Select(bag => bag.Zip(s_rows.Weights, (own, weight) => own / weight).ToArray())];

        // BaggedTables scales deviations by this.
        double scale = (bags + 1.0) / (bags - 1);
        (scale * shares.Average(bag => bag.Average(share => (share - 1) * (share - 1)))).ShouldBe(1, 0.05);
    }

    [Fact]
    public void A_single_bag_is_the_rows_themselves() => Weights(1, 9)[0].ShouldBe(s_rows.Weights);

    [Fact]
    public void Another_seed_makes_other_bags() => Weights(4, 1)[2].ShouldNotBe(Weights(4, 2)[2]);

    private static double[][] Weights(int bags, int seed)
    {
        var weights = new BagWeights(bags, Rows, seed);
        return [.. Enumerable.Range(0, bags).Select(bag => weights.Weigh(s_rows, bag).Weights)];
    }
}

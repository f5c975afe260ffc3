using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class OrderStatisticsTests
{
    private const int Many = 300_000;

    [Fact]
    public void Quantiles_of_many_numbers_with_few_values_are_exact()
    {
        var noise = new Noise(5);
        double[] numbers = [.. Enumerable.Range(0, Many).Select(_ => Math.Floor(noise.Uniform() * 50))];
        double[] sorted = [.. numbers.Order()];

        var order = OrderStatistics.Of(numbers);

        order.Distinct(1000).ShouldBe(sorted.Distinct());
        foreach (double probability in new[] { 0, 0.001, 0.25, 0.5, 0.77, 1 })
        {
            order.Quantile(probability).ShouldBe(ByDefinition(sorted, probability));
        }
    }

    [Fact]
    public void Quantiles_of_many_distinct_numbers_are_at_most_a_rank_in_a_hundred_thousand_off()
    {
        var noise = new Noise(6);
        double[] numbers = [.. Enumerable.Range(0, Many).Select(_ => Math.Exp(noise.Uniform()))];
        double[] sorted = [.. numbers.Order()];

        var order = OrderStatistics.Of(numbers);

        (order.Least, order.Greatest).ShouldBe((sorted[0], sorted[^1]));
        foreach (double probability in new[] { 0.001, 0.25, 0.5, 0.77, 0.999 })
        {
            order.Quantile(probability).ShouldBeInRange(ByDefinition(sorted, probability - 1e-5), ByDefinition(sorted, probability + 1e-5));
        }
    }

    [Fact]
    public void Few_numbers_are_kept_as_they_are()
    {
        double[] sorted = [.. Enumerable.Range(0, 1001).Select(i => i * 0.5)];

        OrderStatistics.Of([.. sorted.Reverse()]).Quantile(0.3337).ShouldBe(ByDefinition(sorted, 0.3337));
    }

    // Type 7 of Hyndman and Fan.
    private static double ByDefinition(double[] sorted, double probability)
    {
        double at = probability * (sorted.Length - 1);
        double low = sorted[(int)Math.Floor(at)], high = sorted[(int)Math.Ceiling(at)], fraction = at - Math.Floor(at);
        return fraction == 0 ? low : (low * (1 - fraction)) + (high * fraction);
    }
}

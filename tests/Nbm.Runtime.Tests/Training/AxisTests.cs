using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class AxisTests
{
    [Fact]
    public void Few_distinct_values_are_all_knots()
    {
        Quantiles.Knots(OrderStatistics.Of([1, 1, 1, 2, 5, 5, 9]), 4).ShouldBe([1, 2, 5, 9]);
    }

    [Fact]
    public void Many_distinct_values_get_quantiles_with_both_ends()
    {
        double[] sorted = [.. Enumerable.Range(0, 101).Select(i => (double)(i * i))];

        double[] knots = Quantiles.Knots(OrderStatistics.Of(sorted), 5);

        knots.ShouldBe([0, 625, 2500, 5625, 10_000]);
    }

    [Fact]
    public void Quantiles_lie_between_order_statistics_as_numpy_s_do()
    {
        Quantiles.At([0, 10, 20, 30], 0.5).ShouldBe(15);
        Quantiles.At([0, 10, 20, 30], 0.4).ShouldBe(12, 1e-12);
        Quantiles.At([-1.7e308, 1.7e308], 0.5).ShouldBe(0);
    }

    [Fact]
    public void Equal_quantiles_are_one_knot()
    {
        double[] sorted = [.. Enumerable.Repeat(0.0, 900), .. Enumerable.Range(1, 100).Select(i => (double)i)];

        double[] knots = Quantiles.Knots(OrderStatistics.Of(sorted), 11);

        knots.ShouldBe([0, 0.1, 100], 1e-9);
    }

    [Fact]
    public void Zero_and_negative_zero_are_one_value()
    {
        double[] knots = Quantiles.Knots(OrderStatistics.Of([-0.0, 0.0, 1]), 4);

        knots.ShouldBe([0, 1]);
        double.IsNegative(knots[0]).ShouldBeFalse();
    }

    [Fact]
    public void A_feature_of_few_values_has_one_axis_for_all_its_terms()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Category("C", 2)],
            [0, 1], [0, 2]);
        TestRow[] rows = [.. Enumerable.Range(0, 100).Select(i => new TestRow([i % 7, i, i % 2], i))];

        using TrainingProblem problem = Problems.Create(schema, rows, new TrainingOptions { Nodes = 40, InteractionNodes = 10 });

        problem.Axes.Select(axis => (axis.Feature, axis.Knots.Length)).ShouldBe([(0, 7), (1, 40), (2, 0), (1, 10)]);
    }

    [Theory]
    [InlineData(1, 512)]
    [InlineData(2, 64)]
    [InlineData(3, 16)]
    [InlineData(4, 8)]
    [InlineData(5, 5)]
    [InlineData(12, 2)]
    [InlineData(20, 2)]
    public void A_term_of_high_order_has_no_more_nodes_than_a_pair(int order, int knots)
    {
        new Resolution(512, 64).Knots(order).ShouldBe(knots);
    }

    [Theory]
    [InlineData(AxisScale.Rank, new[] { 0, 0.4, 0.6, 1 })] // 1/3 and 2/3, snapped to the fifths that all axes share
    [InlineData(AxisScale.MinMax, new[] { 0, 0.25, 0.5, 1 })]
    public void Inputs_follow_the_scale(AxisScale scale, double[] expected)
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        TestRow[] rows = [.. new[] { 10.0, 20, 30, 50 }.Select(x => new TestRow([x], x))];
        TrainingOptions options = Problems.Small with { AxisScale = scale };

        using TrainingProblem problem = Problems.Create(schema, rows, options);
        NodeGrid grid = TableSources.Build(problem.Plan).Grids.Single();

        grid.Nodes.ShouldBe(expected, 1e-12);
    }
}

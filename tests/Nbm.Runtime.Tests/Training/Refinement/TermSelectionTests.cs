using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Which terms stay in the model.</summary>
public sealed class TermSelectionTests
{
    [Fact]
    public void A_term_without_degrees_of_freedom_is_dropped_unless_it_adds_something()
    {
        RefinementGrid grid = Refinements.Grid(Refinements.Mixed("regression"));
        double[] degrees = [0, 0, 0, 0, 3, 0, 0, 0, 0];
        double[] sizes = [0.001, 0.4, 0.04, 0.05, 0, 0, 0, 0, 0];

        bool[] selected = TermSelection.Of([.. grid.Terms], grid.Axes, degrees, t => sizes[t]);

        selected.ShouldBe([false, true, false, true, true, false, false, false, false]);
    }

    [Fact]
    public void A_triple_that_stays_keeps_the_terms_that_it_contains()
    {
        RefinementGrid grid = Refinements.Grid(Refinements.Mixed("regression"));

        bool[] selected = TermSelection.Of([.. grid.Terms], grid.Axes, [0, 0, 0, 0, 0, 0, 0, 0, 3], _ => 0);

        selected.ShouldBe([true, true, false, false, true, true, false, false, true], "A, B, E and A × B are in A × B × E; B × C isn't");
    }

    [Fact]
    public void A_size_is_the_deviation_of_what_a_term_adds_in_those_of_the_score()
    {
        // Two terms that cancel each other but for a little are large, not small.
        DesignLayout layout = DesignLayout.Create([2, 2], [[0], [1]]);
        DesignColumn column = DesignColumn.Of(2, [0, 0, 0, 0], [0, 0, 1, 1]);
        var rows = new HostDesign([], layout, 4, [column, column]);

        var sizes = new TermSizes(layout, rows, [0.25, 0.25, 0.25, 0.25], [[0, 8, 0, -6]]);

        (sizes[0], sizes[1]).ShouldBe((4, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_two_features_that_say_the_same_neither_half_is_lost(int seed)
    {
        var noise = new Noise(3);
        ModelSchema schema = Schemas.Of(Schemas.Binary(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")]);
        TestRow[] rows = [.. Enumerable.Range(0, 3000).Select(_ =>
        {
            double a = noise.Normal(), b = a + (0.02 * noise.Normal()), c = noise.Normal();
            return new TestRow([a, b, c], noise.Uniform() < 1 / (1 + Math.Exp(-(1.5 * a) - c)) ? 1 : 0);
        })];

        AdditiveModel model = Problems.Train(schema, rows, new TrainingOptions { Seed = seed, PosteriorDraws = 0 });

        double[] rises = [.. new[] { -1.5, 1.5 }.Select(a => model.Contribution(0, a, a, 0) + model.Contribution(1, a, a, 0))];
        (rises[1] - rises[0]).ShouldBe(4.5, 0.9);
    }
}

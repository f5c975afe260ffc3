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
    public void A_size_is_the_deviation_of_what_a_term_adds_in_those_of_the_score()
    {
        // Two terms that cancel each other but for a little are large, not small.
        DesignLayout layout = DesignLayout.Create([2, 2], [[0], [1]]);
        var rows = new HostDesign(layout, 4, [[0, 0, 0, 0], [0, 0, 0, 0]], [[0, 0, 1, 1], [0, 0, 1, 1]]);

        var sizes = new TermSizes(layout, rows, [0.25, 0.25, 0.25, 0.25], [[0, 8, 0, -6]]);

        (sizes[0], sizes[1]).ShouldBe((4, 3));
    }
}

using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Fellner and Schall's update, and the priors on the size of a shape that go with it.</summary>
public sealed class SmoothnessTests
{
    [Fact]
    public void Precisions_stay_where_degrees_of_freedom_are_what_the_shape_s_size_explains()
    {
        UnknownLayout layout = Layout();
        var smoothness = new Smoothness(layout, LinkFunction.Identity, Ones(layout));
        double[] before = [.. smoothness.Precisions];
        double[] degrees = [.. layout.Components.Select(_ => 5.0)];

        double change = smoothness.Update(degrees, [.. layout.Components.Select((component, c) => (5 + Prior(layout, component, before[c])) / before[c])], 1e9);

        change.ShouldBe(0, 1e-12);
        smoothness.Precisions.ShouldBe(before, 1e-9);
    }

    [Fact]
    public void Of_a_curve_and_an_interaction_that_say_as_little_the_interaction_gets_smoother()
    {
        UnknownLayout layout = Layout();
        var smoothness = new Smoothness(layout, LinkFunction.Identity, Ones(layout));
        double[] little = [.. layout.Components.Select(_ => 0.2)];

        smoothness.Update(little, [.. smoothness.Precisions.Select(precision => 0.2 / precision)], 1e9);

        double[] rises = [.. layout.Components.Select((_, c) => smoothness.Precisions[c]).Zip(new Smoothness(layout, LinkFunction.Identity, Ones(layout)).Precisions, (a, b) => a / b)];
        for (int c = 0; c < rises.Length; c++)
        {
            (rises[c] > 1.001).ShouldBe(Order(layout, layout.Components[c]) > 1, $"{layout.Components[c]}");
        }
    }

    private static UnknownLayout Layout() => Refinements.Layout(Refinements.Grid(Refinements.Mixed("regression")));

    private static double[] Ones(UnknownLayout layout) => [.. layout.Components.Select(_ => 1.0)];

    private static int Order(UnknownLayout layout, Component component) => layout.Grid.Layout.Terms[component.Term].Order;

    // Rate 3 of an exponential prior on the size 1/√π.
    private static double Prior(UnknownLayout layout, Component component, double precision) =>
        Order(layout, component) > 1 ? 3 / Math.Sqrt(precision) : 0;
}

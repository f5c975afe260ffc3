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

        double change = smoothness.Update(degrees,
            [.. layout.Components.Select((component, c) => (5 + Prior(layout, component, before[c])) / before[c])], 1e9);

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

        double[] rises = [.. layout.Components.Select((_, c) => smoothness.Precisions[c])
            .Zip(new Smoothness(layout, LinkFunction.Identity, Ones(layout)).Precisions, (a, b) => a / b)];
        for (int c = 0; c < rises.Length; c++)
        {
            (rises[c] > 1.001).ShouldBe(Order(layout, layout.Components[c]) > 1, $"{layout.Components[c]}");
        }
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(60, 2)]
    public void Of_many_interactions_each_is_expected_to_be_smaller(int pairs, double times)
    {
        int[][] all = [.. Enumerable.Range(0, 12).SelectMany(a => Enumerable.Range(a + 1, 11 - a).Select(b => (int[])[a, b])).Take(pairs)];
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [.. Enumerable.Range(0, 12).Select(f => Schemas.Number($"X{f}"))], all);
        var noise = new Noise(71);
        TestRow[] rows = [
            .. Enumerable.Range(0, 40).Select(_ => new TestRow([.. Enumerable.Range(0, 12).Select(_ => noise.Uniform())], noise.Normal()))];
        UnknownLayout layout = Refinements.Layout(Refinements.Grid(Problems.Data(schema, rows), pair: 2));
        var smoothness = new Smoothness(layout, LinkFunction.Identity, Ones(layout));
        double[] before = [.. smoothness.Precisions];

        smoothness.Update([.. layout.Components.Select(_ => 5.0)],
            [.. layout.Components.Select((component, c) => (5 + (times * Prior(layout, component, before[c]))) / before[c])], 1e9);

        smoothness.Precisions.ShouldBe(before, 1e-9);
    }

    private static UnknownLayout Layout() => Refinements.Layout(Refinements.Grid(Refinements.Mixed("regression")));

    private static double[] Ones(UnknownLayout layout) => [.. layout.Components.Select(_ => 1.0)];

    private static int Order(UnknownLayout layout, Component component) => layout.Grid.Layout.Terms[component.Term].Order;

    // Rate 3 of an exponential prior on the size 1/√π.
    private static double Prior(UnknownLayout layout, Component component, double precision) =>
        Order(layout, component) > 1 ? 3 / Math.Sqrt(precision) : 0;
}

using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Which terms a model keeps.</summary>
public sealed class TermSelectionTests
{
    [Theory]
    [InlineData(0.5, 0, true)]
    [InlineData(0, 0.3, true)]
    [InlineData(0.04, 0.01, false)]
    public void A_term_is_kept_for_its_degrees_of_freedom_or_for_its_size(double degrees, double size, bool kept)
    {
        RefinementGrid grid = Refinements.Grid(Problems.Data(
            Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]), [.. Enumerable.Range(0, 20).Select(i => new TestRow([i], i))]));

        TermSelection.Of([.. grid.Terms], grid.Axes, [degrees], [size]).ShouldBe([kept]);
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

namespace Nbm.Runtime.Tests.Training;

/// <summary>A constraint holds with interactions of three beside their pairs, too.</summary>
public sealed class ConstrainedTripleTests
{
    [Theory]
    [InlineData(Monotone.Increasing)]
    [InlineData(Monotone.Decreasing)]
    public void A_monotone_feature_is_monotone_in_the_score_whatever_the_others_are(Monotone direction)
    {
        var noise = new Noise(4);
        ModelSchema schema = Schemas.Of(
            Schemas.Regression(), [Schemas.Number("A") with { Monotone = direction }, Schemas.Number("B"), Schemas.Number("C")], [0, 1],
            [0, 2], [1, 2], [0, 1, 2]);
        double[] Draw() => [noise.Uniform(-1, 1), noise.Uniform(-1, 1), noise.Uniform(-1, 1)];

        // Rises with A for most, falls for some.
        TestRow[] rows = [.. Enumerable.Range(0, 400).Select(_ => Draw())
            .Select(x =>
                new TestRow(x, x[0] * (1 + (2 * x[1] * x[2])) * (direction == Monotone.Increasing ? 1 : -1) + (0.1 * noise.Normal())))];

        AdditiveModel model = Problems.Train(schema, rows, new TrainingOptions { Seed = 1, PosteriorDraws = 0, Threads = 1 });

        for (int i = 0; i < 300; i++)
        {
            double[] x = Draw(), higher = [x[0] + (noise.Uniform() * 0.5), x[1], x[2]];
            double change = model.Scores(higher)[0] - model.Scores(x)[0];
            (direction == Monotone.Increasing ? change : -change).ShouldBeGreaterThanOrEqualTo(-1e-9);
        }

        model.Terms[6].Selected.ShouldBeTrue();
    }
}

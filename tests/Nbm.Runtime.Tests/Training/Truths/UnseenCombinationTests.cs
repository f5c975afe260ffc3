namespace Nbm.Runtime.Tests.Training;

/// <summary>Where two levels were never seen together, their interaction says nothing, and what they do by themselves stands.</summary>
public sealed class UnseenCombinationTests
{
    private const double Effect = 3;

    // Of the first two levels of A, by the level of B, where that is a category: it adds nothing to any level of either feature.
    private static readonly double[] s_interaction = [2, -2, 2, -2, 0];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_takes_nothing_back_of_what_features_do_by_themselves(bool categories)
    {
        double[] found = [.. Enumerable.Range(1, 8).Select(seed => Found(categories, (ulong)seed))];

        found.ShouldAllBe(effect => Math.Abs(effect - Effect) < 0.6);
        found.Average().ShouldBe(Effect, 0.2);
    }

    // What the last level of A adds to the first where B is at its last, which the last level of A was never seen with.
    private static double Found(bool categories, ulong seed)
    {
        FeatureSchema second = categories ? Schemas.Category("B", 5) : Schemas.Number("B");
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Category("A", 3), second], [0, 1]);
        var noise = new Noise(seed);
        TestRow[] rows =
        [
            .. Enumerable.Range(0, 400).Select(_ => (A: noise.Index(3), B: noise.Index(5))).Where(row => row is not (2, 4))
                .Select(row => new TestRow([row.A, row.B],
                    (row.A == 2 ? Effect : categories ? (1 - (2 * row.A)) * s_interaction[row.B] : 0) + (0.5 * row.B) + noise.Normal())),
        ];
        AdditiveModel model = Problems.Train(schema, rows, new TrainingOptions { Seed = 1, PosteriorDraws = 0 });
        return model.Scores([2, 4])[0] - model.Scores([0, 4])[0];
    }
}

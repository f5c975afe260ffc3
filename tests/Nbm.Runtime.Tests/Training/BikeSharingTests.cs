namespace Nbm.Runtime.Tests.Training;

/// <summary>
/// Hour × working day × year, as bike sharing wants it: commuters ride at eight and at five on working days, and in the second year there
/// are more of them, not more of everyone. No sum of pairs can say so.
/// </summary>
public sealed class BikeSharingTests
{
    private static readonly FeatureSchema[] s_features = [Schemas.Number("Hour"),
        Schemas.Category("WorkingDay", 2) with { ClrType = "bool", Levels = ["false", "true"] }, Schemas.Number("Year")];
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 0 };

    [Fact]
    public void Three_features_together_learn_what_their_pairs_can_not()
    {
        TestRow[] rows = Rows(3000, 1), fresh = Rows(2000, 2);
        AdditiveModel pairs = Problems.Train(Schemas.Of(Schemas.Regression(), s_features, [0, 1], [0, 2], [1, 2]), rows, s_options);
        AdditiveModel three = Problems.Train(Schemas.Of(Schemas.Regression(), s_features, [0, 1], [0, 2], [1, 2], [0, 1, 2]),
            rows, s_options);

        three.TrainingHistory.Count.ShouldBe(0, "one of the three is a category: no networks");
        three.Terms[6].Selected.ShouldBeTrue();
        Error(three, fresh, row => row.Target).ShouldBeLessThan(0.95 * Error(pairs, fresh, row => row.Target));
        Error(three, fresh, row => Truth(row.Values)).ShouldBeLessThan(0.5 * Error(pairs, fresh, row => Truth(row.Values)));
    }

    private static double Error(AdditiveModel model, TestRow[] rows, Func<TestRow, double> wanted) =>
        Math.Sqrt(rows.Average(row => Math.Pow(model.Scores(row.Values)[0] - wanted(row), 2)));

    private static double Truth(double[] row)
    {
        double commuting = Math.Exp(-Math.Pow(row[0] - 8, 2) / 4) + Math.Exp(-Math.Pow(row[0] - 17, 2) / 6);
        return Math.Cos((row[0] - 14) * Math.PI / 12) + (0.3 * row[2]) + (row[1] * commuting * (0.5 + (1.5 * row[2])));
    }

    private static TestRow[] Rows(int count, ulong seed)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] row = [noise.Index(24), noise.Uniform() < 0.7 ? 1 : 0, noise.Index(2)];
            return new TestRow(row, Truth(row) + (0.3 * noise.Normal()));
        })];
    }
}

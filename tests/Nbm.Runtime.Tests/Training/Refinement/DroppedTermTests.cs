namespace Nbm.Runtime.Tests.Training;

/// <summary>What data say too little of is left out of the model; its error bars say how much it may be nevertheless.</summary>
public sealed class DroppedTermTests
{
    private const int Sets = 40;

    [Theory]
    [InlineData(0.15)]
    [InlineData(0)]
    public void A_weak_effect_is_within_its_bands(double slope)
    {
        int held = 0, points = 0, dropped = 0;
        for (ulong seed = 1; seed <= Sets; seed++)
        {
            var noise = new Noise(700 + seed);
            TestRow[] rows = [.. Enumerable.Range(0, 200).Select(_ =>
            {
                double[] x = [noise.Normal(), noise.Uniform()];
                return new TestRow(x, (slope * x[0]) + Math.Sin(6 * x[1]) + noise.Normal());
            })];
            AdditiveModel model = Problems.Train(
                Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")]), rows, new TrainingOptions { Seed = 1 });
            double mean = rows.Average(row => row.Values[0]);
            var errors = new double[2];
            dropped += model.Terms[0].Selected ? 0 : 1;
            foreach (TestRow row in rows)
            {
                model.StandardErrors(row.Values, errors);
                held += Math.Abs(model.Contribution(0, row.Values) - (slope * (row.Values[0] - mean))) <= 1.96 * errors[0] ? 1 : 0;
                points++;
            }
        }

        dropped.ShouldBeGreaterThan(0);
        (held / (double)points).ShouldBeGreaterThan(0.9);
    }
}

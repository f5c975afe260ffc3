namespace Nbm.Runtime.Tests.Training;

/// <summary>Quantiles of targets that are mostly one value: amounts that are mostly nothing, and constants.</summary>
public sealed class CrowdedQuantileTests
{
    [Theory]
    [InlineData(0.9, 3)]
    [InlineData(0.999, 3)]
    [InlineData(0.1, -5)]
    public void Of_a_constant_any_quantile_is_the_constant(double level, double constant)
    {
        TestRow[] rows = [.. Enumerable.Range(0, 60).Select(i => new TestRow([i], constant))];

        AdditiveModel model = Problems.Train(Schema(level, false), rows, new TrainingOptions { Seed = 1, PosteriorDraws = 0 });

        model.Scores([5])[0].ShouldBe(constant, 0.01 * Math.Abs(constant));
    }

    [Theory]
    [InlineData(0.5, 0.8)]
    [InlineData(0.9, 0.8)]
    [InlineData(0.9, 0.95)]
    [InlineData(0.5, 0.97)]
    public void Amounts_that_are_mostly_nothing_have_quantiles_that_are_numbers_between_the_least_and_the_greatest(double level,
        double zeros)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var noise = new Noise(seed);
            TestRow[] rows = [.. Enumerable.Range(0, 300).Select(_ =>
                new TestRow([noise.Uniform(), noise.Index(4)], noise.Uniform() < zeros ? 0 : 10 * noise.Uniform()))];

            AdditiveModel model = Problems.Train(Schema(level, true), rows, new TrainingOptions { Seed = 1 });

            rows.Select(row => model.Scores(row.Values)[0]).ShouldAllBe(score => score > -5 && score < 15);
            model.Terms.ShouldAllBe(term => term.DegreesOfFreedom < 30, "nothing matters");
            model.Dispersion!.Value.ShouldBeLessThan(100);
        }
    }

    private static ModelSchema Schema(double level, bool hasCategory)
    {
        ModelSchema schema = TaskData.Schema(ModelTask.Quantile);
        FeatureSchema[] features = hasCategory ? [Schemas.Number("A"), Schemas.Category("C", 4)] : [Schemas.Number("A")];
        return Schemas.Of(schema.Target with { Parameter = level }, features);
    }
}

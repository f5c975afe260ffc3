using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class SampleStartTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
    private static readonly Lazy<TestRow[]> s_waves = new(() =>
    {
        var noise = new Noise(3);
        return [.. Enumerable.Range(0, SampleStart.LeastRows).Select(_ => noise.Uniform())
            .Select(a => new TestRow([a], Math.Sin(6 * a) + noise.Normal()))];
    });

    private static readonly EncodedRows s_many = Rows(SampleStart.LeastRows, row => row % 3 == 0 ? 1 : 0);

    [Fact]
    public void A_sample_is_of_all_rows_alike_and_the_same_for_a_seed()
    {
        int[] chosen = SampleStart.Choose(s_many, 2, 1)!;

        chosen.Length.ShouldBeInRange(64_000, 67_000);
        chosen.Average().ShouldBe(s_many.Count / 2.0, s_many.Count / 100.0);
        chosen.Average(row => s_many.Targets[row]).ShouldBe(1 / 3.0, 0.01);
        SampleStart.Choose(s_many, 2, 1).ShouldBe(chosen);
        SampleStart.Choose(s_many, 2, 2).ShouldNotBe(chosen);
    }

    [Fact]
    public void A_class_that_a_sample_would_hardly_see_leaves_all_rows_to_begin_with()
    {
        EncodedRows rare = Rows(SampleStart.LeastRows, row => row < 100 ? 1 : 0);

        SampleStart.Choose(rare, 2, 1).ShouldBeNull();
    }

    [Fact]
    public void Counts_that_are_nearly_all_0_leave_all_rows_to_begin_with()
    {
        EncodedRows counts = Rows(SampleStart.LeastRows, row => row % 10_000 == 0 ? 1 : 0);

        (SampleStart.Choose(counts, 0, 1) is null).ShouldBeTrue();
        (SampleStart.Choose(Rows(SampleStart.LeastRows, row => row), 0, 1) is null).ShouldBeFalse();
    }

    [Fact]
    public void What_begins_from_a_sample_is_learned_from_all_rows()
    {
        AdditiveModel model = Problems.Train(s_schema, s_waves.Value, new TrainingOptions());

        // √(edf · σ² / n) is 0.006 for all rows, and 0.012 for the sample.
        Error(model).ShouldBeLessThan(0.009);
        model.TrainingRun!.Rows.ShouldBe(SampleStart.LeastRows);
        model.TrainingRun.Start.ShouldBe(TrainingStart.Nothing);
    }

    private static double Error(AdditiveModel model)
    {
        double[] errors = [.. Enumerable.Range(1, 99).Select(i => i / 100.0).Select(a => Score(model, a) - Math.Sin(6 * a))];
        double mean = errors.Average();
        return Math.Sqrt(errors.Average(error => Math.Pow(error - mean, 2)));
    }

    private static double Score(AdditiveModel model, double a)
    {
        Span<double> score = [0];
        model.Score([a], score);
        return score[0];
    }

    private static EncodedRows Rows(int count, Func<int, double> target) =>
        new([new double[count]], [.. Enumerable.Range(0, count).Select(target)], [.. Enumerable.Repeat(1.0, count)]);
}

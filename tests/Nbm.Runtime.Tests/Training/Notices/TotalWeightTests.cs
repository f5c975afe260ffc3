namespace Nbm.Runtime.Tests.Training;

/// <summary>Weights that are hardly numbers of rows are noticed, for standard errors depend on their sum.</summary>
public sealed class TotalWeightTests
{
    [Theory]
    [InlineData(190_000, 1)]
    [InlineData(0.001, 1)]
    [InlineData(5.5, 1)]
    [InlineData(5, 0)]
    [InlineData(1, 0)]
    [InlineData(1.5, 0)]
    public void Weights_that_sum_to_far_more_or_less_than_there_are_rows_are_noticed_but_whole_numbers_may_count(double weight, int notices)
    {
        TestRow[] rows = [.. TaskData.Rows(ModelTask.Poisson, 200, 1).Select(row => row with { Weight = weight })];

        AdditiveModel model = Problems.Train(TaskData.Schema(ModelTask.Poisson), rows,
            new TrainingOptions { Threads = 1, PosteriorDraws = 0 });

        model.Notices.Count(notice => notice.Kind == TrainingNoticeKind.TotalWeight).ShouldBe(notices);
        model.Notices.ShouldAllBe(notice => Math.Abs((notice.Values["total"] / (200 * weight)) - 1) < 1e-12
            && notice.Message.Contains("WeightKind.Precision", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_dispersion_is_estimated_their_sum_says_nothing()
    {
        TestRow[] rows = [.. TaskData.Rows(ModelTask.Gamma, 200, 1).Select(row => row with { Weight = 190_000 })];

        Problems.Train(TaskData.Schema(ModelTask.Gamma), rows, new TrainingOptions { Threads = 1, PosteriorDraws = 0 }).Notices
            .ShouldBeEmpty();
    }
}

using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>How many rows a step of tables' networks has where that is left to the trainer.</summary>
public sealed class BatchSizeTests
{
    [Theory]
    [InlineData(2, 64)]
    [InlineData(100, 64)]
    [InlineData(1_500, 68)]
    [InlineData(3_000, 274)]
    [InlineData(7_112, 1_543)]
    [InlineData(16_384, 8_192)]
    [InlineData(10_000_000, 8_192)]
    [InlineData(int.MaxValue, 8_192)]
    public void The_fewer_rows_there_are_the_smaller_a_part_of_them_it_is(int rows, int size) =>
        new NetworkOptions().BatchSizeOf(rows, ModelTask.Regression).ShouldBe(size);

    [Fact]
    public void A_pass_over_more_rows_than_one_batch_norm_needs_has_two_steps_and_more() =>
        Enumerable.Range(65, 20_000).ShouldAllBe(rows => BatchPlan.CountOf(rows, BatchPlan.SizeOf(rows, ModelTask.Binary)) >= 2);

    [Fact]
    public void Durations_are_compared_with_as_many_others_as_may_be() =>
        new NetworkOptions().BatchSizeOf(300, ModelTask.Cox).ShouldBe(8192);

    [Fact]
    public void What_is_asked_for_holds() => new NetworkOptions { BatchSize = 7 }.BatchSizeOf(300, ModelTask.Regression).ShouldBe(7);

    [Fact]
    public void Bases_that_a_full_refinement_begins_with_take_large_steps_as_ever() =>
        BriefRun.Of(new TrainingOptions(), 3000).BatchSize.ShouldBe(8192);
}

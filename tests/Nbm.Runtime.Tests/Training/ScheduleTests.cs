using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class ScheduleTests
{
    [Fact]
    public void The_learning_rate_falls_along_a_cosine_to_nearly_zero()
    {
        var schedule = new CosineSchedule(0.1, 100);

        schedule.At(0).ShouldBe(0.1f);
        schedule.At(50).ShouldBe(0.05f, 1e-6f);
        schedule.At(99).ShouldBeLessThan(0.0001f);
        Enumerable.Range(1, 99).ShouldAllBe(step => schedule.At(step) < schedule.At(step - 1));
    }

    [Theory]
    [InlineData(10, 4, 3)]
    [InlineData(10, 10, 1)]
    [InlineData(10, 100, 1)]
    [InlineData(10, 1, 10)]
    public void An_epoch_s_batches_take_every_row_once_and_differ_by_one_row_at_most(int rows, int batchSize, int count)
    {
        using var workspace = new Workspace(new ReferenceBackend());
        var batches = new BatchPlan(workspace, rows, batchSize, 1);
        batches.Count.ShouldBe(count);
        batches.Shuffle(1);

        int[] sizes = [.. Enumerable.Range(0, count).Select(b => batches[b].Count)];
        sizes.Sum().ShouldBe(rows);
        sizes.Max().ShouldBe(batches.Largest);
        (sizes.Max() - sizes.Min()).ShouldBeLessThanOrEqualTo(1);
        batches.Largest.ShouldBeLessThanOrEqualTo(batchSize);
    }

    [Fact]
    public void Shuffles_are_permutations_that_follow_from_seed_and_epoch_alone()
    {
        static int[] Draw(int seed, ulong epoch)
        {
            int[] items = [.. Enumerable.Range(0, 50)];
            RandomStreams.Shuffle(items, RandomStreams.Key(seed, RandomStreams.Order), epoch);
            return items;
        }

        Draw(1, 1).Order().ShouldBe(Enumerable.Range(0, 50));
        Draw(1, 1).ShouldBe(Draw(1, 1));
        Draw(1, 1).ShouldNotBe(Draw(1, 2));
        Draw(1, 1).ShouldNotBe(Draw(2, 1));
    }

    [Fact]
    public void Early_stopping_keeps_the_best_epoch_and_ends_after_patience()
    {
        var stopping = new EarlyStopping(2);
        stopping.IsBest(1, 0.5).ShouldBeTrue();
        stopping.IsBest(2, 0.4).ShouldBeTrue();
        stopping.IsBest(3, 0.4).ShouldBeFalse();
        stopping.IsOver(3).ShouldBeFalse();
        stopping.IsBest(4, 0.6).ShouldBeFalse();
        stopping.IsOver(4).ShouldBeTrue();
        stopping.BestEpoch.ShouldBe(2);
        stopping.BestLoss.ShouldBe(0.4);
    }

    [Fact]
    public void Without_validation_the_last_epoch_is_the_best()
    {
        var stopping = new EarlyStopping(2);
        Enumerable.Range(1, 5).ShouldAllBe(epoch => stopping.IsBest(epoch, null) && !stopping.IsOver(epoch));
        stopping.BestEpoch.ShouldBe(5);
        stopping.BestLoss.ShouldBeNull();
    }

    [Theory]
    [InlineData(0.2, 100, 20)]
    [InlineData(0, 100, 0)]
    [InlineData(0.2, 60, 0)] // 12 rows would say too little
    public void Rows_are_held_out_where_enough_of_them_can_be(double fraction, int rows, int expected)
    {
        var (training, validation) = HoldOut.Split(new double[rows], fraction, 1);

        validation.Length.ShouldBe(expected);
        training.Concat(validation).Order().ShouldBe(Enumerable.Range(0, rows));
    }

    [Fact]
    public void Each_class_is_held_out_in_proportion_and_a_class_of_one_row_is_learned_from()
    {
        double[] classes = [.. Enumerable.Repeat(0.0, 150), .. Enumerable.Repeat(1.0, 50), 2];

        var (training, validation) = HoldOut.Split(classes, 0.2, 3);

        validation.Count(row => classes[row] == 0).ShouldBe(30);
        validation.Count(row => classes[row] == 1).ShouldBe(10);
        training.ShouldContain(200);
    }
}

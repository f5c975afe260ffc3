using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class FoldPlanTests
{
    // 7 classes of very different sizes, 5 rows of the rarest.
    private static readonly int[] s_classes = [.. Enumerable.Range(0, 1003).Select(i => i % 200 == 0 ? 6 : (i * i) % 6)];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(1003)]
    public void Every_row_is_in_one_fold_and_folds_are_of_one_size(int folds)
    {
        int[][] plan = FoldPlan.Of(s_classes, folds, seed: 1);

        plan.Length.ShouldBe(folds);
        plan.SelectMany(rows => rows).Order().ShouldBe(Enumerable.Range(0, s_classes.Length));
        (plan.Max(rows => rows.Length) - plan.Min(rows => rows.Length)).ShouldBeLessThanOrEqualTo(1);
        plan.ShouldAllBe(rows => rows.SequenceEqual(rows.Order()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Each_class_is_spread_evenly_over_the_folds(int folds)
    {
        int[][] plan = FoldPlan.Of(s_classes, folds, seed: 1);

        foreach (int of in s_classes.Distinct())
        {
            int[] counts = [.. plan.Select(rows => rows.Count(row => s_classes[row] == of))];
            (counts.Max() - counts.Min()).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void The_seed_decides_the_folds()
    {
        FoldPlan.Of(s_classes, 5, seed: 1).ShouldBe(FoldPlan.Of(s_classes, 5, seed: 1));
        FoldPlan.Of(s_classes, 5, seed: 1)[0].ShouldNotBe(FoldPlan.Of(s_classes, 5, seed: 2)[0]);
    }

    [Fact]
    public void Every_pair_of_rows_is_as_likely_to_share_a_fold()
    {
        const int Seeds = 2000;
        var together = new int[12, 12];
        for (int seed = 0; seed < Seeds; seed++)
        {
            foreach (int[] rows in FoldPlan.Of(new int[12], 3, seed))
            {
                foreach ((int a, int b) in rows.SelectMany(a => rows.Select(b => (a, b))))
                {
                    together[a, b]++;
                }
            }
        }

        // 3 of the 11 others: 545 expected, five standard deviations are 100.
        together.Cast<int>().Where(times => times != Seeds).ShouldAllBe(times => times > 445 && times < 645);
    }
}

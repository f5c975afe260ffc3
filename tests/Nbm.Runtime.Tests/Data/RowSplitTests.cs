using System.Globalization;
namespace Nbm.Tests.Data;

/// <summary>Divisions of rows as the world has them, held against what they promise of every row.</summary>
public sealed class RowSplitTests
{
    private sealed record Visit(int Customer, DateOnly Day, string Region, int Number);

    private static readonly Visit[] s_visits = [.. Enumerable.Range(0, 500).Select(i => new Visit(
        i * i % 83, new DateOnly(2025, 1, 1).AddDays(i * 37 % 211), i % 10 == 0 ? "north" : i % 3 == 0 ? "east" : "south", i))];

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.9, 3)]
    public void By_group_no_customer_is_on_both_sides(double share, int seed)
    {
        (Visit[] train, Visit[] test) = s_visits.SplitByGroup(visit => visit.Customer, share, seed);
        train.Select(visit => visit.Customer).Intersect(test.Select(visit => visit.Customer)).ShouldBeEmpty();
        train.Concat(test).OrderBy(visit => visit.Number).ShouldBe(s_visits);
        (test.Length / 500.0).ShouldBe(share, 0.02);
        test.Select(visit => visit.Number).ShouldBeInOrder();
        s_visits.SplitByGroup(visit => visit.Customer, share, seed).Test.ShouldBe(test);
        s_visits.SplitByGroup(visit => visit.Customer, share, seed + 1).Test.ShouldNotBe(test);
    }

    [Fact]
    public void Times_that_are_texts_are_ordered_by_code_in_any_culture()
    {
        string[] rows = ["\u00e41", "z2", "A3", "b4"];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "sv-SE", "de-DE", string.Empty })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                rows.SplitByTime(row => row, testFraction: 0.25).Test.ShouldBe(["\u00e41"]);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Strata_too_small_for_the_share_are_refused_and_so_are_no_rows()
    {
        int[] rows = [.. Enumerable.Range(0, 200)];
        Should.Throw<NbmDataException>(() => rows.SplitByStratum(row => row / 2, testFraction: 0.2)).Message.ShouldContain("0.5 of the rows");
        int[] none = [];
        Should.Throw<NbmDataException>(() => none.SplitByStratum(row => row)).Message.ShouldBe("There are no rows to divide.");
        Should.Throw<NbmDataException>(() => none.SplitByGroup(row => row)).Message.ShouldBe("There are no rows to divide.");
        Should.Throw<NbmDataException>(() => none.SplitByTime(row => row)).Message.ShouldBe("There are no rows to divide.");
    }

    [Fact]
    public void A_time_that_is_no_number_is_missing()
    {
        double[] rows = [1, 2, double.NaN, 4];
        Should.Throw<NbmDataException>(() => rows.SplitByTime(row => row, testFraction: 0.25)).Row.ShouldBe(2);
    }

    [Fact]
    public void By_time_all_test_rows_are_later()
    {
        (Visit[] train, Visit[] test) = s_visits.SplitByTime(visit => visit.Day, 0.3);
        train.Max(visit => visit.Day).ShouldBeLessThan(test.Min(visit => visit.Day));
        train.Concat(test).OrderBy(visit => visit.Number).ShouldBe(s_visits);
        (test.Length / 500.0).ShouldBe(0.3, 0.01);

        var from = new DateOnly(2025, 5, 1);
        (train, test) = s_visits.SplitByTime(visit => visit.Day, from);
        train.ShouldBe(s_visits.Where(visit => visit.Day < from).OrderBy(visit => visit.Day));
        test.ShouldBe(s_visits.Where(visit => visit.Day >= from).OrderBy(visit => visit.Day));
    }

    [Fact]
    public void By_stratum_each_has_its_share_to_a_row()
    {
        (Visit[] train, Visit[] test) = s_visits.SplitByStratum(visit => visit.Region, 0.25, seed: 4);
        train.Concat(test).OrderBy(visit => visit.Number).ShouldBe(s_visits);
        test.Length.ShouldBe(125);
        foreach (IGrouping<string, Visit> region in s_visits.GroupBy(visit => visit.Region))
        {
            ((double)test.Count(visit => visit.Region == region.Key)).ShouldBe(0.25 * region.Count(), 1.0, region.Key);
        }
    }

    [Fact]
    public void Folds_by_group_test_each_row_once_and_share_no_group()
    {
        RowFolds folds = s_visits.FoldsByGroup(visit => visit.Customer, 4, seed: 2);
        Tested(folds).ShouldBe(Enumerable.Range(0, 500));
        foreach (RowFold fold in All(folds))
        {
            fold.Training.Select(row => s_visits[row].Customer).Intersect(fold.Test.Select(row => s_visits[row].Customer)).ShouldBeEmpty();
            (fold.Training.Length + fold.Test.Length).ShouldBe(500);
            fold.Test.Length.ShouldBeInRange(115, 135);
        }
    }

    [Fact]
    public void Folds_by_stratum_test_each_row_once_and_are_alike()
    {
        RowFolds folds = s_visits.FoldsByStratum(visit => visit.Region, 4);
        Tested(folds).ShouldBe(Enumerable.Range(0, 500));
        foreach (RowFold fold in All(folds))
        {
            fold.Test.Length.ShouldBe(125);
            fold.Test.Count(row => s_visits[row].Region == "north").ShouldBeInRange(12, 13, "a quarter of 50");
            fold.Training.Intersect(fold.Test).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Folds_by_time_each_test_what_comes_after_all_that_they_learn_from()
    {
        RowFolds folds = s_visits.FoldsByTime(visit => visit.Day, 3);
        int learned = 0;
        foreach (RowFold fold in All(folds))
        {
            fold.Training.Max(row => s_visits[row].Day).ShouldBeLessThan(fold.Test.Min(row => s_visits[row].Day));
            fold.Training.Length.ShouldBeGreaterThan(learned, "each learns from all before it");
            fold.Test.Length.ShouldBeInRange(115, 135);
            learned = fold.Training.Length;
        }

        folds[1].Training.ShouldBe(folds[0].Training.Concat(folds[0].Test).Order());
        All(folds)[^1].Training.Concat(All(folds)[^1].Test).Order().ShouldBe(Enumerable.Range(0, 500));
    }

    [Fact]
    public void What_whole_groups_and_times_do_not_allow_is_an_error_that_says_why()
    {
        Visit[] unequal = [.. s_visits.Select((visit, i) => visit with { Customer = i < 400 ? 7 : visit.Customer })];
        Should.Throw<NbmDataException>(() => unequal.SplitByGroup(visit => visit.Customer, 0.5)).Message
            .ShouldContain("the largest, '7', has 40");
        Should.Throw<NbmDataException>(() => unequal.FoldsByGroup(visit => visit.Customer)).Message.ShouldContain("more than 2 of 5 folds");
        Should.Throw<NbmDataException>(() => s_visits.FoldsByGroup(visit => visit.Region)).Message.ShouldContain("need 5 groups");
        Should.Throw<NbmDataException>(() => s_visits.SplitByTime(visit => 3)).Message.ShouldContain("too many are of one time");
        Should.Throw<NbmDataException>(() => s_visits.FoldsByTime(visit => visit.Number / 200)).Message.ShouldContain("need 6 parts");
        Should.Throw<NbmDataException>(() => s_visits.SplitByTime(visit => visit.Number, 1000)).Message
            .ShouldBe("No row is from 1000 on: they are from 0 to 499.");
        Visit[] rare = [.. s_visits, new(1, default, "west", 500)];
        Should.Throw<NbmDataException>(() => rare.SplitByStratum(visit => visit.Region)).Row.ShouldBe(500);
        Should.Throw<NbmDataException>(() => rare.FoldsByStratum(visit => visit.Region)).Message.ShouldContain("'west' has 1 rows");
        Should.Throw<NbmDataException>(() => s_visits.SplitByGroup(visit => visit.Number == 9 ? null : "a")).Message
            .ShouldContain("Row 9: its group is null");
        Should.Throw<NbmDataException>(() => s_visits[..0].SplitByGroup(visit => visit.Customer)).Message.ShouldBe("There are no rows to divide.");
        Should.Throw<ArgumentOutOfRangeException>(() => s_visits.SplitByTime(visit => visit.Day, 1.0));
        Should.Throw<ArgumentOutOfRangeException>(() => s_visits.FoldsByTime(visit => visit.Day, 1));
    }

    private static IEnumerable<int> Tested(RowFolds folds) => All(folds).SelectMany(fold => fold.Test).Order();

    private static RowFold[] All(RowFolds folds) => [.. Enumerable.Range(0, folds.Count).Select(fold => folds[fold])];
}

namespace Nbm.Tests.Data;

public sealed class SplitTests
{
    private static readonly int[] s_rows = [.. Enumerable.Range(0, 1000)];

    [Fact]
    public void Every_row_is_in_one_part()
    {
        (int[] train, int[] test) = s_rows.Split(testFraction: 0.2, seed: 1);
        test.Length.ShouldBe(200);
        train.Concat(test).Order().ShouldBe(s_rows);
    }

    [Fact]
    public void The_same_seed_gives_the_same_parts_on_every_machine()
    {
        (_, int[] test) = Enumerable.Range(0, 10).ToArray().Split(testFraction: 0.3, seed: 1);
        test.ShouldBe([9, 0, 5]);
        s_rows.Split(0.2, 1).Test.ShouldBe(new List<int>(s_rows).Split(0.2, 1).Test);
        s_rows.Split(0.2, 1).Test.ShouldNotBe(s_rows.Split(0.2, 2).Test);
        s_rows.Split(0.2, -1).Test.ShouldNotBe(s_rows.Split(0.2, 2).Test);
    }

    [Fact]
    public void Every_row_is_as_likely_to_be_a_test_row()
    {
        var tested = new int[20];
        for (int seed = 0; seed < 4000; seed++)
        {
            foreach (int row in Enumerable.Range(0, 20).ToArray().Split(0.25, seed).Test)
            {
                tested[row]++;
            }
        }

        tested.ShouldAllBe(times => times > 850 && times < 1150); // 1000 expected; 5 standard deviations are 137.
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void The_share_lies_between_0_and_1(double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => s_rows.Split(share)).ParamName.ShouldBe("testFraction");

    [Fact]
    public void Few_rows_split_too()
    {
        Array.Empty<int>().Split().Train.ShouldBeEmpty();
        (int[] train, int[] test) = new[] { 7 }.Split(0.2);
        (train.Length, test.Length).ShouldBe((1, 0));
    }
}

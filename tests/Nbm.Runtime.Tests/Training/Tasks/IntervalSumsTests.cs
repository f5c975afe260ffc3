using Nbm.Tests;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Sums over intervals, against plain loops.</summary>
public sealed class IntervalSumsTests
{
    [Fact]
    public void What_is_added_to_intervals_is_at_their_places_and_nowhere_else()
    {
        var random = new TestRandom(1);
        for (int count = 0; count < 20; count++)
        {
            var sums = new IntervalSums(count);
            var expected = new double[count];
            for (int trial = 0; trial < 30; trial++)
            {
                int first = random.Below(count + 1), end = random.Below(count + 1), value = random.Below(100);
                sums.Add(first, end, value);
                for (int i = first; i < end; i++)
                {
                    expected[i] += value;
                }
            }

            sums.Totals().ToArray().ShouldBe(expected);
        }
    }

    [Fact]
    public void A_sum_is_that_of_the_values_in_the_interval()
    {
        var random = new TestRandom(2);
        for (int count = 0; count < 20; count++)
        {
            double[] values = [.. Enumerable.Range(0, count).Select(_ => (double)random.Below(100))];
            IntervalSums sums = IntervalSums.Of(values);
            for (int first = 0; first <= count; first++)
            {
                for (int end = 0; end <= count; end++)
                {
                    sums.Sum(first, end).ShouldBe(first < end ? values[first..end].Sum() : 0);
                }
            }
        }
    }
}

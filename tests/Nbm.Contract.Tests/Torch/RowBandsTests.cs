using Nbm.Backends.Torch;
using Nbm.Testing;

namespace Nbm.Contract.Tests.Torch;

/// <summary>How rows of a sparse matrix are cut into bands.</summary>
public sealed class RowBandsTests
{
    private static readonly int[] s_counts = [.. TestValues.Integers(500, 0, 40, 3).Select((count, row) => row % 50 == 7 ? 900 : count)];

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(100_000_000)]
    public void Every_row_with_entries_has_a_place_that_is_wide_enough(long launch)
    {
        var bands = new RowBands(s_counts, launch);
        int filled = s_counts.Count(count => count > 0);
        bands.Filled.ShouldBe(filled);
        bands.Entries.ShouldBe(bands.Bands.Sum(band => band.Entries));
        bands.Order.Select(row => bands.Places[row]).ShouldBe(Enumerable.Range(0, filled));
        for (int row = 0; row < s_counts.Length; row++)
        {
            int place = bands.Places[row];
            int width = place == filled ? 0 : bands.Bands.Last(band => place >= band.FirstRow).Width;
            (width == 0).ShouldBe(s_counts[row] == 0);
            width.ShouldBeGreaterThanOrEqualTo(s_counts[row]);
        }
    }

    [Fact]
    public void The_dearer_a_launch_the_fewer_bands()
    {
        int[] bands = [.. new[] { 1, 2_000, 100_000_000L }.Select(launch => new RowBands(s_counts, launch).Bands.Count)];
        bands.ShouldBeInOrder(SortDirection.Descending);
        bands[0].ShouldBeGreaterThan(4);
        bands[2].ShouldBe(1);
    }

    [Fact]
    public void Rows_of_about_equal_width_stay_as_they_are()
    {
        var bands = new RowBands([3, 2, 4, 1], 1000);
        bands.IsInOrder.ShouldBeTrue();
        bands.Bands.ShouldHaveSingleItem().Width.ShouldBe(4);
    }

    [Fact]
    public void Rows_without_entries_have_no_band()
    {
        var bands = new RowBands([0, 0], 1000);
        (bands.Bands.Count, bands.Filled, bands.Entries).ShouldBe((0, 0, 0));
    }
}

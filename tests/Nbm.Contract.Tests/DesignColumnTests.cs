using Nbm.Backends;

namespace Nbm.Contract.Tests;

public sealed class DesignColumnTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(256, 1)]
    [InlineData(257, 2)]
    [InlineData(65_536, 2)]
    [InlineData(65_537, 4)]
    public void Positions_take_as_few_bytes_as_they_can_and_are_exact(int extent, int bytes)
    {
        var column = new DesignColumn(extent, 3, onPositions: true);
        column.Set(1, extent - 2, 0);
        column.Set(2, extent - 2, 1);

        column.Width.ShouldBe(bytes);
        Position(column[0]).ShouldBe(0);
        Position(column[1]).ShouldBe(extent - 2);
        Position(column[2]).ShouldBe(extent - 1);
    }

    [Theory]
    [InlineData(2, 6e-8)]
    [InlineData(257, 6e-8)]
    [InlineData(4097, 1e-6)]
    public void Fractions_take_what_cells_leave_of_four_bytes(int extent, double error)
    {
        float[] fractions = [0, 1e-7f, 0.1f, 1 / 3f, 0.75f, 0.999_999f, 1];
        int[] cells = [.. fractions.Select((_, i) => Math.Min(i, extent - 2))];

        var column = DesignColumn.Of(extent, cells, fractions);

        column.Width.ShouldBe(4);
        for (int row = 0; row < fractions.Length; row++)
        {
            (int cell, float fraction) = column[row];
            cell.ShouldBe(cells[row]);
            fraction.ShouldBe(fractions[row], error);
        }

        (column[0].Fraction, column[fractions.Length - 1].Fraction).ShouldBe((0, 1));
    }

    [Fact]
    public void Some_rows_lie_where_they_lay()
    {
        var column = DesignColumn.Of(9, [0, 3, 7, 2], [0.25f, 0, 1, 0.5f]);

        DesignColumn some = column.Take([3, 1]);

        (some.Rows, some[0], some[1]).ShouldBe((2, (2, 0.5f), (3, 0)));
    }

    private static int Position((int Cell, float Fraction) place) => place.Cell + (int)place.Fraction;
}

using System.Collections.Immutable;

namespace Nbm.Tests.Models;

/// <summary>Axes with special values, a logarithm or a period.</summary>
public sealed class AxisUnitsTests
{
    private static readonly Axis s_special = new(0, [-5, 0, 10], 0, hasMissing: true, hasUnseen: false, specials: [-9, 3, 1e300]);
    private static readonly Axis s_log = new(0, [0.01, 1, 100], 0, hasMissing: true, hasUnseen: false, kind: AxisKind.Log, specials: [0]);
    private static readonly Axis s_circle = new(0, [2, 8, 20, 26], 0, hasMissing: false, hasUnseen: false, period: 24);

    [Theory]
    [InlineData(-9, 3)]
    [InlineData(3, 4)] // Among the knots.
    [InlineData(1e300, 5)]
    [InlineData(double.NaN, 6)]
    [InlineData(double.PositiveInfinity, 6)]
    public void Special_values_lie_at_their_slots_alone(double value, int position)
    {
        s_special.Locate(value, out int cell, out double fraction);
        (cell, fraction).ShouldBe((position - 1, 1));
        s_special.Positions.ShouldBe(7);
    }

    [Theory]
    [InlineData(-9.000001, 0, 0)]
    [InlineData(2.999999, 1, 0.2999999)]
    [InlineData(5, 1, 0.5)]
    [InlineData(1e299, 1, 1)]
    public void Other_numbers_lie_between_knots_as_ever(double value, int expectedCell, double expectedFraction)
    {
        s_special.Locate(value, out int cell, out double fraction);
        cell.ShouldBe(expectedCell);
        fraction.ShouldBe(expectedFraction, 1e-12);
    }

    [Fact]
    public void A_logarithmic_axis_is_linear_in_the_logarithm()
    {
        s_log.Locate(0.1, out int cell, out double fraction);
        (cell, Math.Round(fraction, 12)).ShouldBe((0, 0.5));
        s_log.Locate(1e300, out cell, out fraction);
        (cell, fraction).ShouldBe((1, 1));
        s_log.Locate(0, out cell, out fraction);
        (cell, fraction).ShouldBe((2, 1), "special");
        s_log.TryLocate(-1, out _, out _).ShouldBeFalse();
        s_log.HasPlace(-1).ShouldBeFalse();
        foreach (double knot in s_log.Knots)
        {
            s_log.Locate(knot, out cell, out fraction);
            (cell + fraction).ShouldBe(s_log.Knots.IndexOf(knot));
        }
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(26, 0, 0)]
    [InlineData(-22, 0, 0)]
    [InlineData(5, 0, 0.5)]
    [InlineData(0, 2, 4 / 6.0)]
    [InlineData(24, 2, 4 / 6.0)]
    [InlineData(1.9999999999, 2, 0.99999999998)]
    [InlineData(-2400, 2, 4 / 6.0)]
    public void A_circle_begins_anew_after_its_period(double value, int expectedCell, double expectedFraction)
    {
        s_circle.Locate(value, out int cell, out double fraction);
        cell.ShouldBe(expectedCell);
        fraction.ShouldBe(expectedFraction, 1e-9);
    }

    [Theory]
    [InlineData(1e-17)]
    [InlineData(-1e-17)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    [InlineData(double.Epsilon)]
    public void Rounding_never_leads_out_of_a_circle(double value)
    {
        var axis = new Axis(0, [0, 0.4, 1], 0, hasMissing: false, hasUnseen: false, period: 1);
        axis.Locate(value, out int cell, out double fraction);
        cell.ShouldBeInRange(0, 1);
        fraction.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Many_values_are_located_as_each_alone()
    {
        foreach (Axis axis in new[] { s_special, s_log, s_circle })
        {
            double[] values = [.. Enumerable.Range(1, 200).Select(i => i * 0.3), 0, 3];
            var cells = new int[values.Length];
            var fractions = new double[values.Length];
            axis.TryLocate(values, cells, fractions).ShouldBe(-1);
            for (int i = 0; i < values.Length; i++)
            {
                axis.Locate(values[i], out int cell, out double fraction);
                (cells[i], fractions[i]).ShouldBe((cell, fraction));
            }
        }
    }

    [Fact]
    public void What_makes_no_axis_is_named()
    {
        Violation(() => new Axis(0, [], 3, false, false, specials: [-9]))
            .ShouldContain("only a number has special values, a kind of axis or a period");
        Violation(() => new Axis(0, [1, 2], 0, false, false, specials: [-9, -9]))
            .ShouldContain("special values must be finite and distinct");
        Violation(() => new Axis(0, [1, 2], 0, false, false, specials: [double.NaN]))
            .ShouldContain("special values must be finite and distinct");
        Violation(() => new Axis(0, [0, 2], 0, false, false, kind: AxisKind.Log))
            .ShouldContain("knot 0 is 0; on a logarithmic axis knots must be above 0");
        Violation(() => new Axis(0, [1e300, Math.BitIncrement(1e300)], 0, false, false, kind: AxisKind.Log))
            .ShouldContain("their logarithms increase strictly");
        Violation(() => new Axis(0, [0, 2], 0, false, false, period: 3))
            .ShouldContain("its last knot 2 isn't one period of 3 behind its first, 0");
        Violation(() => new Axis(0, [1, 2], 0, false, false, kind: AxisKind.Log, period: 1)).ShouldContain("a period of 1 on a Log axis");
    }

    private static string Violation(Func<Axis> create) => Should.Throw<ArgumentException>(create).Message;
}

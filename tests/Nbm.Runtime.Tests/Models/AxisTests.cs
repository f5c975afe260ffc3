namespace Nbm.Tests.Models;

public sealed class AxisTests
{
    [Fact]
    public void Levels_and_slots_are_hit_exactly()
    {
        var axis = new Axis(0, [], 3, hasMissing: true, hasUnseen: true);
        axis.Extent.ShouldBe(5);
        At(axis, 0).ShouldBe((0, 0));
        At(axis, 1).ShouldBe((0, 1));
        At(axis, 2).ShouldBe((1, 1));
        At(axis, double.NaN).ShouldBe((2, 1));
        At(axis, -1).ShouldBe((3, 1));
    }

    [Fact]
    public void A_missing_number_lies_behind_the_knots()
    {
        var axis = new Axis(0, [1, 2, 3], 0, hasMissing: true, hasUnseen: false);
        axis.Extent.ShouldBe(4);
        foreach (double missing in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            At(axis, missing).ShouldBe((2, 1));
        }
    }

    [Fact]
    public void A_single_knot_takes_every_number()
    {
        var axis = new Axis(0, [5], 0, hasMissing: true, hasUnseen: false);
        At(axis, -1e300).ShouldBe((0, 0));
        At(axis, 5).ShouldBe((0, 0));
        At(axis, double.NaN).ShouldBe((0, 1));
        new Axis(0, [5], 0, false, false).Extent.ShouldBe(2);
    }

    [Fact]
    public void Where_training_saw_no_number_every_number_is_missing()
    {
        var axis = new Axis(0, [], 0, hasMissing: true, hasUnseen: false);
        axis.IsNumeric.ShouldBeTrue();
        At(axis, 7).ShouldBe((0, 0));
        At(axis, double.NaN).ShouldBe((0, 0));
    }

    [Fact]
    public void An_open_category_without_levels_has_its_slots()
    {
        var axis = new Axis(0, [], 0, hasMissing: true, hasUnseen: true);
        axis.IsNumeric.ShouldBeFalse();
        At(axis, double.NaN).ShouldBe((0, 0));
        At(axis, -1).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_cannot_be_missing_must_be_finite(double value)
    {
        var axis = new Axis(2, [1, 2], 0, hasMissing: false, hasUnseen: false);
        Should.Throw<ArgumentOutOfRangeException>(() => axis.Locate(value, out _, out _)).Message.ShouldContain("feature 2");
        axis.TryLocate([1, value, 2], new int[3], new double[3]).ShouldBe(1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(0.5)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    public void What_is_no_level_has_no_place(double value)
    {
        var axis = new Axis(0, [], 2, hasMissing: false, hasUnseen: false);
        Should.Throw<ArgumentOutOfRangeException>(() => axis.Locate(value, out _, out _));
    }

    [Theory]
    [InlineData(new[] { 1.0, 1.0 }, 0, false, false, "increase strictly")]
    [InlineData(new[] { 2.0, 1.0 }, 0, false, false, "increase strictly")]
    [InlineData(new[] { 1.0, double.NaN }, 0, false, false, "knot 1 is NaN")]
    [InlineData(new[] { double.PositiveInfinity }, 0, false, false, "knot 0 is Infinity")]
    [InlineData(new[] { 1.0 }, 3, false, false, "both")]
    [InlineData(new[] { 1.0 }, 0, false, true, "both")]
    [InlineData(new double[0], 0, false, false, "no position")]
    [InlineData(new double[0], -1, true, false, "negative")]
    public void Positions_that_make_no_axis_are_refused(double[] knots, int levels, bool missing, bool unseen, string says)
    {
        Should.Throw<ArgumentException>(() => new Axis(0, [.. knots], levels, missing, unseen)).Message.ShouldContain(says);
    }

    private static (int Cell, double Fraction) At(Axis axis, double value)
    {
        axis.Locate(value, out int cell, out double fraction);
        return (cell, fraction);
    }
}

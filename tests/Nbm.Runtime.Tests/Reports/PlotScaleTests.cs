using Nbm.Reports;

namespace Nbm.Tests.Reports;

/// <summary>Scales and their ticks, in whatever range values lie.</summary>
public sealed class PlotScaleTests
{
    private const double Whole = 9007199254740992; // 2⁵³, from which on not every integer is a double.

    public static TheoryData<double, double> Ranges { get; } = new()
    {
        { 0, 1 },
        { -3.7, 1234.5 },
        { Whole - 10, Whole },
        { Whole, Whole + 64 },
        { -Whole - 1024, -Whole },
        { 1e300, Math.BitIncrement(1e300) },
        { 1, Math.BitIncrement(Math.BitIncrement(1)) },
        { 1e9, 1e9 + 0.3 },
        { 0, double.Epsilon },
        { double.Epsilon, 40 * double.Epsilon },
        { -1e-310, 1e-310 },
        { -1e308, 1e308 },
        { double.MinValue, double.MaxValue },
        { 5, 5 },
        { 0, 0 },
        { double.MaxValue, double.MaxValue },
        { double.MinValue, double.MinValue },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Ticks_increase_lie_within_the_range_and_are_few(double low, double high)
    {
        foreach (int count in new[] { 4, 5, 6 })
        {
            var scale = new PlotScale(low, high, 10, 110);
            double[] ticks = scale.Ticks(count);
            ticks.Length.ShouldBeInRange(1, count + 2);
            ticks.Zip(ticks.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
            double room = (scale.High / 1e8) - (scale.Low / 1e8);
            ticks.ShouldAllBe(tick => tick >= scale.Low - room && tick <= scale.High + room);
            ticks.Select(tick => scale[tick]).ShouldAllBe(at => at >= 10 && at <= 110);
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Ends_are_at_the_ends_and_shares_go_back_and_forth(double low, double high)
    {
        var scale = new PlotScale(low, high, 10, 110);
        (scale[scale.Low], scale[scale.High]).ShouldBe((10, 110));
        (scale.At(0), scale.At(1)).ShouldBe((scale.Low, scale.High));
        scale.At(0.5).ShouldBeInRange(scale.Low, scale.High);
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Labels_of_ticks_differ(double low, double high)
    {
        double[] ticks = new PlotScale(low, high, 0, 1).Ticks(5);
        string[] labels = TickLabels.Of(ticks);
        labels.ShouldBeUnique();
        labels.Select(label => double.Parse(label, System.Globalization.CultureInfo.InvariantCulture)).Zip(ticks)
            .ShouldAllBe(
                pair => Math.Abs(pair.First - pair.Second) <= 1e-3 * Math.Max(Math.Abs(high), 1e-12) || Math.Abs(pair.First) > 1e300);
    }

    [Fact]
    public void A_label_has_no_more_digits_than_it_takes()
    {
        TickLabels.Of([0, 0.2, 0.4]).ShouldBe(["0", "0.2", "0.4"]);
        TickLabels.Of([1e9, 2e9]).ShouldBe(["1e9", "2e9"]);
        TickLabels.Of([1e9, 1e9 + 0.1, 1e9 + 0.2]).ShouldBe(["1000000000", "1000000000.1", "1000000000.2"]);
        TickLabels.Of([Whole - 2, Whole]).ShouldBe(["9007199254740990", "9007199254740992"]);
    }

    [Theory]
    [InlineData("long", 9007199254740990, 9007199254740992, "9007199254740990", "9007199254740992")]
    [InlineData("double", 1000000.25, 1000000.5, "1000000.25", "1000000.5")]
    [InlineData("DateTime", 739000.5, 739000.50000001157, "2024-04-25 12:00:00", "2024-04-25 12:00:00.0009984")]
    [InlineData("TimeOnly", 9.5, 9.5005, "09:30:00", "09:30:01.8")]
    public void Values_of_a_feature_are_told_apart(string type, double first, double second, string one, string other) =>
        TickLabels.Of(Numeric(type), [first, second]).Select(tick => tick.Label).ShouldBe([one, other]);

    [Fact]
    public void A_date_has_no_ticks_within_a_day() =>
        TickLabels.Of(Numeric("DateOnly"), new PlotScale(739000, 739002, 0, 1).Ticks(5))
            .ShouldBe([(739000, "2024-04-25"), (739001, "2024-04-26"), (739002, "2024-04-27")]);

    [Theory]
    [InlineData("DateTime", 3652059, "9999-12-31 23:59:59")]
    [InlineData("DateTimeOffset", 3652059, "9999-12-31 23:59:59Z")]
    [InlineData("DateTime", 0, "0001-01-01")]
    [InlineData("DateOnly", 3652058, "9999-12-31")]
    [InlineData("TimeOnly", 24, "24:00")]
    public void The_ends_of_time_are_times(string type, double value, string expected) =>
        Nbm.Models.ValueText.OfNumber(type, value).ShouldBe(expected);

    [Fact]
    public void Long_labels_that_begin_alike_are_shortened_to_where_they_differ()
    {
        (double, string)[] ticks = TickLabels.Of(Numeric("long"), [Whole - 4, Whole - 2, Whole]);
        TickLabels.Shortened(ticks).Select(tick => tick.Label).ShouldBe(["…988", "…990", "…992"]);
        TickLabels.Shortened([(1, "1"), (2, "2")]).ShouldBe([(1, "1"), (2, "2")]);
    }

    [Fact]
    public void Logarithmic_ticks_are_powers_of_ten_from_the_least_double_to_the_largest()
    {
        new PlotScale(0.5, 2e4, 0, 1, isLogarithmic: true).Ticks(6).ShouldBe([1, 10, 100, 1000, 10000], 1e-9);
        double[] all = new PlotScale(double.Epsilon, double.MaxValue, 0, 1, isLogarithmic: true).Ticks(5);
        all.Length.ShouldBeInRange(4, 6);
        all.ShouldAllBe(tick => tick > 0 && double.IsFinite(tick));
    }

    private static FeatureSchema Numeric(string type) => new() { Name = "At", Column = "At", ClrType = type, Kind = FeatureKind.Numeric };
}

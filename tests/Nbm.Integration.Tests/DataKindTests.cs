using System.Text.RegularExpressions;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Data kinds from the attribute to the explanation.</summary>
public sealed class DataKindTests
{
    private static readonly Ride[] s_rows = Quick.Rows(600, static (u, v, w) =>
    {
        DateTime began = new DateTime(2026, 1, 1).AddHours(Math.Floor(u * 24 * 700));
        bool weekend = began.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return new Ride
        {
            Began = began,
            Paid = v < 0.2 ? null : new DateTimeOffset(began.AddHours(5), TimeSpan.FromHours(5)),
            Rain = v < 0.1 ? null : (Rain)(int)(v * 4),
            Wind = w < 0.2 ? -9.1f : (float)(360 * w),
            Distance = v < 0.15 ? 0 : (int)Math.Exp(w * 9) + 1,
            Station = w < 0.9 ? $"station {(int)(v * 5)}" : $"rare {(int)(u * 90)}",
            Count = Math.Cos((began.Hour - 12) / 24.0 * 2 * Math.PI) + (weekend ? 2 : 0) + (w < 0.2 ? 3 : 0) - (int)(v * 4),
        };
    });

    private static readonly RideModel s_model = RideModel.Train(s_rows, Quick.Options);

    [Fact]
    public void Each_part_of_a_date_is_a_property_of_its_own_type()
    {
        RideExplanation why = s_model.Explain(s_rows[0] with { Began = new DateTime(2026, 3, 1, 13, 45, 0), Paid = null });

        (int year, int month, DayOfWeek weekday, int day, double hour) =
            (why.BeganYear.Value, why.BeganMonth.Value, why.BeganWeekday.Value, why.BeganDayOfYear.Value, why.BeganHour.Value);
        (year, month, weekday, day, hour).ShouldBe((2026, 3, DayOfWeek.Sunday, 60, 13.75));
        why.PaidMonth.Value.ShouldBeNull();
        why.BeganHourXBeganWeekday.Value.ShouldBe((13.75, DayOfWeek.Sunday));
        string text = Unaligned(why);
        text.ShouldContain("BeganYear = 2026\n");
        text.ShouldContain("BeganMonth = March\n");
        text.ShouldContain("BeganWeekday = Sunday\n");
        text.ShouldContain("BeganHour = 13:45\n");
        text.ShouldContain("PaidMonth = missing\n");
    }

    [Fact]
    public void Parts_of_a_time_with_an_offset_are_those_of_its_own_clock()
    {
        var paid = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.FromHours(-8)); // The next year, in UTC.
        RideExplanation why = s_model.Explain(s_rows[0] with { Paid = paid });

        (why.PaidMonth.Value, why.PaidWeekday.Value, why.PaidHour.Value).ShouldBe((12, DayOfWeek.Thursday, 23.5));
    }

    [Fact]
    public void Shapes_are_levels_and_circles()
    {
        RideShapes shapes = s_model.Shapes;

        shapes.BeganMonth.Levels.ShouldBe(
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);
        shapes.BeganWeekday.Levels[0].ShouldBe("Monday");
        (shapes.BeganWeekday["Sunday"] - shapes.BeganWeekday["Tuesday"]).ShouldBeGreaterThan(1);
        (shapes.BeganHour.Period, shapes.BeganDayOfYear.Period, shapes.Wind.Period, shapes.BeganYear.Period).ShouldBe((24, 366, 360, null));
        shapes.BeganHour.Evaluate(0).ShouldBe(shapes.BeganHour.Evaluate(24));
        shapes.BeganHour.StandardError(0).ShouldBe(shapes.BeganHour.StandardError(24));
        (shapes.BeganHour.Evaluate(12) - shapes.BeganHour.Evaluate(0)).ShouldBeGreaterThan(1);
        shapes.Rain.Scores.ShouldBeInOrder(Shouldly.SortDirection.Descending);
        shapes.Distance.Axis.ShouldBe(AxisKind.Log);
    }

    [Fact]
    public void A_special_value_of_a_float_is_the_floats_own()
    {
        s_model.Shapes.Wind.Specials.ShouldBe([(double)-9.1f]);
        Unaligned(s_model.Explain(s_rows[0] with { Wind = -9.1f })).ShouldContain("Wind = -9.1 (special)\n");
        (s_model.Shapes.Wind.SpecialScores[0] - s_model.Shapes.Wind.Evaluate(180)).ShouldBeGreaterThan(1.5);
    }

    [Fact]
    public void A_suggestion_names_parts_by_their_names()
    {
        string[] lines = [.. RideModel.SuggestInteractions(s_rows, count: 100).Select(suggestion => suggestion.Attribute)];

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(
            line => !line.Contains("nameof(Began", StringComparison.Ordinal) && !line.Contains("nameof(Paid", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("\"Began", StringComparison.Ordinal));
    }

    [Fact]
    public void Rare_texts_are_no_levels()
    {
        s_model.Shapes.Station.Levels.Count.ShouldBe(5);
        Unaligned(s_model.Explain(s_rows[0] with { Station = "rare 3" })).ShouldContain("Station = rare 3 (unseen)\n");
    }

    [Fact]
    public void Declared_kinds_survive_a_file()
    {
        using var folder = new TemporaryFolder();
        s_model.Save(folder.Of("ride.nbm"));
        RideModel loaded = RideModel.Load(folder.Of("ride.nbm"));

        foreach (Ride row in s_rows.Take(30))
        {
            loaded.Predict(row).ShouldBe(s_model.Predict(row));
        }
    }

    [Fact]
    public void A_date_is_read_once_from_its_own_column()
    {
        Ride row = RideCsv.Read(new StringReader(
            "Began_At,paid,rain,wind,distance,station,count\n2026-03-01 13:45,2026-03-01T13:45:30-05:00,Storm,-9.1,0,a,1\n")).Single();

        row.Began.ShouldBe(new DateTime(2026, 3, 1, 13, 45, 0));
        row.Paid.ShouldBe(new DateTimeOffset(2026, 3, 1, 13, 45, 30, TimeSpan.FromHours(-5)));
        s_model.Explain(row).Wind.Score.ShouldBe(s_model.Shapes.Wind.SpecialScores[0]);
    }

    // The text without the spaces that put its columns below each other.
    private static string Unaligned(Explanation why) => Regex.Replace(why.ToString(), " += ", " = ");
}

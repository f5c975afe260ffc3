using System.Globalization;

namespace Nbm.Tool.Tests.Support;

/// <summary>A record with every kind of column, and its rows as a file.</summary>
[NbmModel(Task = ModelTask.Poisson)]
[Interaction(nameof(Price), nameof(Room))]
public sealed partial record Booking
{
    [Feature(Unit = "$")] public double? Price { get; init; }

    [Feature(Name = "months since", Special = [-9, -8])] public required int MonthsSince { get; init; }

    [Feature] public Room? Room { get; init; }

    [Feature] public string? Country { get; init; }

    [Feature] public required bool Breakfast { get; init; }

    [Feature] public DateOnly? Arrival { get; init; }

    [Calendar(CalendarPart.Month | CalendarPart.Weekday | CalendarPart.Hour | CalendarPart.Year | CalendarPart.DayOfYear)]
    public required DateTime Booked { get; init; }

    [Feature] public required TimeOnly Breakfasts { get; init; }

    [Exposure] public required double Days { get; init; }

    [Weight] public required double Weight { get; init; }

    [Target] public required int Guests { get; init; }
}

/// <summary>Kinds of rooms.</summary>
public enum Room
{
    /// <summary>For one.</summary>
    SingleBed,

    /// <summary>For two.</summary>
    [Level("bed for 2", "twin")]
    DoubleBed,

    /// <summary>For many.</summary>
    Suite,
}

/// <summary>Rows of <see cref="Booking"/> as text.</summary>
internal static class Bookings
{
    public static IEnumerable<string> Lines(int rows)
    {
        var random = new Random(3);
        string Or(string text, string missing) => random.Next(9) == 0 ? missing : text;
        yield return "price,months since,room,country,breakfast,arrival,booked,breakfasts,days,weight,guests";
        for (int r = 0; r < rows; r++)
        {
            string[] cells =
            [
                Or((random.Next(500) / 4.0).ToString(CultureInfo.InvariantCulture), "NA"),
                Or(random.Next(40).ToString(CultureInfo.InvariantCulture), "-9"),
                Or(new[] { "single bed", "BED FOR 2", "SUITE" }[random.Next(3)], "?"),
                Or(new[] { "FR", "DE", "IT" }[random.Next(3)], ""), random.Next(2) == 0 ? "yes" : "no",
                Or($"2025-{1 + random.Next(12):00}-{1 + random.Next(28):00}", "null"),
                $"2024-{1 + random.Next(12):00}-{1 + random.Next(28):00} {random.Next(24):00}:30", $"{6 + random.Next(4):00}:15", "1.5",
                random.Next(3) == 0 ? "2" : "1", random.Next(4).ToString(CultureInfo.InvariantCulture),
            ];
            yield return string.Join(',', cells);
        }
    }
}

namespace Nbm.Integration.Tests.Records;

[Ordinal]
public enum Rain
{
    None,
    Drizzle,
    Shower,
    Storm,
}

/// <summary>An hour of a bike hire.</summary>
[NbmModel]
[Interaction("BeganHour", "BeganWeekday")]
public sealed partial record Ride
{
    [Calendar(CalendarPart.Year | CalendarPart.Month | CalendarPart.Weekday | CalendarPart.DayOfYear | CalendarPart.Hour,
        Name = "began at")]
    public DateTime Began { get; init; }

    [Calendar(CalendarPart.Month | CalendarPart.Weekday | CalendarPart.Hour)] public DateTimeOffset? Paid { get; init; }

    [Feature] public Rain? Rain { get; init; }

    [Feature(Unit = "°", Period = 360, Special = [-9.1])] public float Wind { get; init; }

    [Feature(Axis = AxisKind.Log, Special = [0])] public int Distance { get; init; }

    [Feature(MinCount = 10)] public string Station { get; init; } = "";

    [Target] public double Count { get; init; }
}

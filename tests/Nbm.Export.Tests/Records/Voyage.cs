namespace Nbm.Export.Tests.Records;

[Ordinal]
public enum Sky
{
    Clear,
    Cloudy,
    Rain,
    Storm,
}

public enum Deck
{
    Upper,
    Lower,
    Hold,
}

/// <summary>A feature of every kind, and interactions of most.</summary>
[NbmModel]
[Interaction(nameof(Load), nameof(Speed))]
[Interaction(nameof(Load), nameof(Delay))]
[Interaction(nameof(Cost), nameof(Wind))]
[Interaction(nameof(Phase), nameof(Sky))]
[Interaction(nameof(Port), nameof(Load))]
[Interaction(nameof(Insured), nameof(Deck))]
[Interaction("SailedHour", "SailedWeekday")]
[Interaction(nameof(Load), nameof(Delay), nameof(Wind))]
[Interaction(nameof(Fee), nameof(Serial), nameof(Cargo), "BookedMonth")]
public sealed partial record Voyage
{
    [Feature] public double? Load { get; init; }

    [Feature(Name = "select \"speed\"")] public float Speed { get; init; }

    [Feature(Special = [-9, -8.1])] public double Delay { get; init; }

    [Feature(Axis = AxisKind.Log, Special = [0])] public double Cost { get; init; }

    [Feature(Axis = AxisKind.Log)] public double? Fee { get; init; }

    [Feature(Period = 360)] public double Wind { get; init; }

    [Feature(Period = 0.5, Special = [-1])] public double? Phase { get; init; }

    [Feature] public int Crew { get; init; }

    [Feature] public long? Serial { get; init; }

    [Feature] public decimal? Price { get; init; }

    [Feature] public Sky? Sky { get; init; }

    [Feature] public Deck Deck { get; init; }

    [Feature] public bool Direct { get; init; }

    [Feature] public bool? Insured { get; init; }

    [Feature] public string Port { get; init; } = "";

    [Feature] public string? Cargo { get; init; }

    [Feature]
    [Calendar(CalendarPart.Year | CalendarPart.Month | CalendarPart.Weekday | CalendarPart.DayOfYear | CalendarPart.Hour)]
    public DateTime Sailed { get; init; }

    [Feature]
    [Calendar(CalendarPart.Month | CalendarPart.Weekday)]
    public DateOnly? Booked { get; init; }

    [Feature] [Calendar(CalendarPart.Hour)] public TimeOnly Called { get; init; }

    [Feature]
    [Calendar(CalendarPart.Month | CalendarPart.DayOfYear | CalendarPart.Hour)]
    public DateTimeOffset? Paid { get; init; }

    [Feature] public TimeSpan? Rest { get; init; }

    [Target] public double Profit { get; init; }
}

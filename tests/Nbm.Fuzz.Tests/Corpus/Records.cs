namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>How the sea is.</summary>
[Ordinal]
public enum Sea
{
    Calm,
    [Level("rough sea", "choppy")] Rough,
    Storm,
}

/// <summary>Where freight lies.</summary>
public enum Deck
{
    [Level("1. upper")] Upper,
    Lower,
}

/// <summary>A feature of every kind, and interactions of two, three and four of them.</summary>
[NbmModel]
[Interaction(nameof(Load), nameof(Speed))]
[Interaction(nameof(Port), nameof(Load))]
[Interaction(nameof(Load), nameof(Delay), nameof(Deck))]
[Interaction(nameof(Phase), nameof(Sea), nameof(Direct), "SailedMonth")]
public sealed partial record Trip
{
    [Feature(Unit = "t", Description = "What is on board.")] public double? Load { get; init; }

    [Feature(Name = "speed in knots")] public float Speed { get; init; }

    [Feature(Special = [-9, -8.1])] public double Delay { get; init; }

    [Feature(Axis = AxisKind.Log, Special = [0])] public double Cost { get; init; }

    [Feature(Period = 0.5, Special = [-1])] public double? Phase { get; init; }

    [Feature] public long? Serial { get; init; }

    [Feature] public Sea? Sea { get; init; }

    [Feature] public Deck Deck { get; init; }

    [Feature] public bool Direct { get; init; }

    [Feature] public string? Port { get; init; }

    [Calendar(CalendarPart.Year | CalendarPart.Month | CalendarPart.Hour)] public DateTime Sailed { get; init; }

    [Feature] public DateOnly? Booked { get; init; }

    [Feature] public TimeSpan Rest { get; init; }

    [Weight] public double Weight { get; init; }

    [Target(Unit = "$")] public double Profit { get; init; }
}

/// <summary>Vectors of names, counts and numbers, and a constraint.</summary>
[NbmModel]
public sealed partial record Letter
{
    [Feature(Monotone = Monotone.Increasing)] public int Length { get; init; }

    [FeatureVector] public IReadOnlyDictionary<string, int> Words { get; init; } = new Dictionary<string, int>();

    [FeatureVector] public IReadOnlyDictionary<string, double> Shares { get; init; } = new Dictionary<string, double>();

    [FeatureVector] public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>();

    [Target] public bool IsAnswered { get; init; }
}

/// <summary>Classes that an enum names.</summary>
[NbmModel]
[Interaction(nameof(Width), nameof(Colour))]
public sealed partial record Flower
{
    [Feature] public double Width { get; init; }

    [Feature] public string Colour { get; init; } = "";

    [Target] public Sea Kind { get; init; }
}

/// <summary>Classes that are texts, and a vector.</summary>
[NbmModel]
public sealed partial record Question
{
    [Feature] public double? Age { get; init; }

    [FeatureVector] public IReadOnlySet<string> Words { get; init; } = new HashSet<string>();

    [Target] public string Topic { get; init; } = "";
}

/// <summary>Counts, with an exposure and an offset.</summary>
[NbmModel(Task = ModelTask.Poisson)]
public sealed partial record Policy
{
    [Feature] public double Power { get; init; }

    [Exposure] public double Years { get; init; }

    [Offset] public double Shift { get; init; }

    [Target] public int Claims { get; init; }
}

/// <summary>Durations of which some ended in an event.</summary>
[NbmModel(Task = ModelTask.Cox)]
public sealed partial record Pump
{
    [Feature] public double? Load { get; init; }

    [Event] public bool Failed { get; init; }

    [Target] public double Days { get; init; }
}

/// <summary>Durations that are seen from some time on, in strata.</summary>
[NbmModel(Task = ModelTask.Cox)]
public sealed partial record Patient
{
    [Feature] public double? Age { get; init; }

    [Event] public bool Died { get; init; }

    [Entry] public double Admitted { get; init; }

    [Stratum] public string Clinic { get; init; } = "";

    [Target] public double Days { get; init; }
}

/// <summary>A target of two members.</summary>
[NbmModel]
public sealed partial record Cargo
{
    [Feature(Axis = AxisKind.Linear)] public double Mass { get; init; }

    [Target] public Deck Deck { get; init; }
}

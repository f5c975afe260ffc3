namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>Records as the model files of <see cref="DriftCases"/> and others have them.</summary>
internal static class DriftSources
{
    /// <summary>Features of every kind, each declaring something.</summary>
    public const string Applicant = """
        public enum Housing { Owner, Rent, Parents }

        public enum Grade { A, B, C }

        [NbmModel]
        [Interaction(nameof(Age), nameof(Income))]
        [Interaction(nameof(Home), nameof(Savings))]
        public partial record Applicant
        {
            [Feature(Unit = "years")] public double Age { get; init; }
            [Feature(Unit = "$", Axis = AxisKind.Log, Special = [-9, -8])] public double? Income { get; init; }
            [Feature(Period = 360)] public float Wind { get; init; }
            [Feature] public int Rooms { get; init; }
            [Feature] public Housing? Home { get; init; }
            [Feature, Ordinal] public Grade Grade { get; init; }
            [Feature] public string? Job { get; init; }
            [Feature(Unit = "$", Monotone = Monotone.Increasing, ZeroAt = 0)] public short Savings { get; init; }
            [Calendar(CalendarPart.Month | CalendarPart.Hour)] public DateTime Asked { get; init; }
            [Weight] public double Households { get; init; }
            [Target] public bool Repaid { get; init; }
        }
        """;

    /// <summary>A positional record.</summary>
    public const string House = """
        [NbmModel]
        public partial record House([Feature(Unit = "m²")] double Area, [Feature] int Rooms, [Target(Unit = "EUR")] double Price);
        """;

    /// <summary>Counts over an exposure, from a known rate.</summary>
    public const string Policy = """
        [NbmModel(Task = ModelTask.Poisson)]
        public partial record Policy
        {
            [Feature] public double Power { get; init; }
            [Exposure] public double Years { get; init; }
            [Offset] public double Known { get; init; }
            [Target] public int Claims { get; init; }
        }
        """;

    /// <summary>Numbers and names of which a row has few.</summary>
    public const string Letter = """
        [NbmModel]
        public partial record Letter
        {
            [Feature] public double Length { get; init; }
            [FeatureVector(Unit = "times")] public System.Collections.Generic.IReadOnlyDictionary<string, int> Words { get; init; } = null!;
            [FeatureVector] public System.Collections.Generic.IReadOnlySet<string> Tags { get; init; } = null!;
            [Target] public bool Answered { get; init; }
        }
        """;

    /// <summary>A class of an enum for each row.</summary>
    public const string Offer = """
        public enum Outcome { Sold, Withdrawn, Expired }

        [NbmModel]
        public partial record Offer([Feature] double Area, [Target] Outcome Outcome);
        """;

    /// <summary>A source with one thing changed, or several.</summary>
    public static string With(this string source, params (string Found, string Now)[] changes)
    {
        foreach ((string found, string now) in changes)
        {
            source.ShouldContain(found, Case.Sensitive);
            source = source.Replace(found, now, StringComparison.Ordinal);
        }

        return source;
    }
}

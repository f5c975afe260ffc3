using Nbm.Generators.Tests.Analyzers.Cases;

namespace Nbm.Generators.Tests.CodeFixes.Cases;

/// <summary>NBM06xx: what a model file has is put back.</summary>
internal static class DriftFixes
{
    private const string Uses = """


        public static class Uses
        {
            public static double Age(Applicant applicant) => applicant.Age + nameof(Applicant.Age).Length + new Applicant { Age = 3 }.Age;
        }
        """;

    public static FixCase[] All { get; } =
    [
        new("NBM0605", "Ignore the property",
            DriftSources.House.With(("[Target", "[Feature(Unit = \"m\")] double Height, [Target")),
            DriftSources.House.With(("[Target", "[Ignore] double Height, [Target"))) { Model = DriftSources.House },
        PutBack("NBM0606", "Rename 'Years' back to 'Age'", "wherever it is used", DriftSources.Applicant + Uses,
            ("double Age {", "double Years {"), ("nameof(Age)", "nameof(Years)"),
            ("applicant.Age", "applicant.Years"), ("Applicant.Age", "Applicant.Years"), ("{ Age = 3 }.Age", "{ Years = 3 }.Years")),
        PutBack("NBM0606", "Rename 'Chambers' back to 'Rooms'", "a parameter",
            DriftSources.House
                + "\n\npublic static class Uses { public static House Of(House h) => h with { Rooms = new House(1, Rooms: 2, 3).Rooms }; }",
            ("int Rooms", "int Chambers"), ("Rooms: 2", "Chambers: 2"), ("{ Rooms", "{ Chambers"), (").Rooms", ").Chambers")),
        PutBack("NBM0606", "Rename 'Applied' back to 'Asked'", "of which parts are features", DriftSources.Applicant,
            ("DateTime Asked", "DateTime Applied")),
        PutBack("NBM0607", "Change the type back to 'int'", "a number", DriftSources.House, ("int Rooms", "byte Rooms")),
        PutBack("NBM0607", "Change the type back to 'double?'", "with its question mark", DriftSources.Applicant,
            ("double? Income", "float Income")),
        PutBack("NBM0607", "Change the type back to 'Grade'", "an enum", DriftSources.Applicant, ("Grade Grade", "Housing Grade")),
        PutBack("NBM0608", "Change the type back to 'int'", "a question mark too many", DriftSources.House, ("int Rooms", "int? Rooms")),
        PutBack("NBM0608", "Change the type back to 'int'", "Nullable", DriftSources.House, ("int Rooms", "Nullable<int> Rooms")),
        PutBack("NBM0608", "Change the type back to 'Housing?'", "a question mark too few",
            DriftSources.Applicant.With(("    [Feature] public Housing?", "    // Where they live.\n    [Feature] public Housing?")),
            ("Housing? Home", "Housing Home")),
        PutBack("NBM0610", "Set the unit back to 'm²'", "another", DriftSources.House, ("m²", "ft²")),
        PutBack("NBM0610", "Set the unit back to '$'", "none",
            DriftSources.Applicant.With(("Unit = \"$\", Monotone = Monotone.Increasing, ZeroAt = 0",
                "Monotone = Monotone.Increasing, ZeroAt = 0, Unit = \"$\"")), (", ZeroAt = 0, Unit = \"$\"", ", ZeroAt = 0")),
        PutBack("NBM0610", "Remove the unit", "where there was none", DriftSources.House, ("[Feature] int", "[Feature(Unit = \"1\")] int")),
    ];

    // What the file has, what the record has, and what it has again.
    private static FixCase PutBack(string id, string title, string note, string found, params (string Found, string Now)[] changes) =>
        new(id, title, found.With(changes), found, note) { Model = found };
}

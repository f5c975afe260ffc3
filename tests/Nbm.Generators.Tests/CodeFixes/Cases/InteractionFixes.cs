namespace Nbm.Generators.Tests.CodeFixes.Cases;

/// <summary>NBM03xx.</summary>
internal static class InteractionFixes
{
    public static FixCase[] All { get; } =
    [
        new("NBM0301", "Name 'Rooms' instead",
            """
            [NbmModel]
            [Interaction(nameof(Area), "Room")]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """,
            """
            [NbmModel]
            [Interaction(nameof(Area), nameof(Rooms))]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0302", "Remove the interaction",
            """
            [NbmModel, Interaction(nameof(Area), nameof(Area))]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0303", "Remove the interaction",
            """
            // The first attribute.
            [Interaction(nameof(Rooms), nameof(Area))]
            [Interactions]
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """,
            """
            // The first attribute.
            [Interactions]
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0304", "Use nameof(class)",
            """
            [NbmModel]
            [Interaction("class", nameof(Rooms))]
            public partial record House([Feature] double @class, [Feature] int Rooms, [Target] double Price);
            """,
            """
            [NbmModel]
            [Interaction(nameof(@class), nameof(Rooms))]
            public partial record House([Feature] double @class, [Feature] int Rooms, [Target] double Price);
            """),
    ];
}

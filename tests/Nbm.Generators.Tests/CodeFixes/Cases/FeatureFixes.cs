namespace Nbm.Generators.Tests.CodeFixes.Cases;

/// <summary>NBM02xx.</summary>
internal static class FeatureFixes
{
    public static FixCase[] All { get; } =
    [
        new("NBM0202", "Ignore the property",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature(Unit = "m")] int[] Sides, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Ignore] int[] Sides, [Target] double Price);
            """),
        new("NBM0202", "Change the type to 'string'",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] char? Grade, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] string? Grade, [Target] double Price);
            """),
        new("NBM0204", "Make it a feature",
            """
            [NbmModel]
            public partial record House([Feature] double Area, int Rooms, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0204", "Ignore it",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price)
            {
                // Where the offer was found.
                [Obsolete] public Version? Source { get; init; }
            }
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price)
            {
                // Where the offer was found.
                [Ignore] [Obsolete] public Version? Source { get; init; }
            }
            """),
        new("NBM0205", "Keep [Feature]",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature, Ignore] int Rooms, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0205", "Keep [Ignore]",
            """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }
                [Feature] [Weight]
                // Not settled yet.
                [Ignore] public int Rooms { get; init; }
                [Target] public double Price { get; init; }
            }
            """,
            """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }
                // Not settled yet.
                [Ignore] public int Rooms { get; init; }
                [Target] public double Price { get; init; }
            }
            """, "of three, on lines of their own"),
        new("NBM0208", "Ignore the property",
            """
            public enum Kind { Detached }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Kind Kind, [Target] double Price);
            """,
            """
            public enum Kind { Detached }

            [NbmModel]
            public partial record House([Feature] double Area, [Ignore] Kind Kind, [Target] double Price);
            """),
        new("NBM0211", "Ignore the property",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [property: Feature(Name = "offer")] int OfferId, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [property: Ignore] int OfferId, [Target] double Price);
            """),
        new("NBM0213", "Remove Smoothness",
            """
            [NbmModel]
            public partial record House([Feature(Unit = "m²", Smoothness = -1, Name = "area")] double Area, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature(Unit = "m²", Name = "area")] double Area, [Target] double Price);
            """),
        new("NBM0213", "Remove Smoothness",
            """
            [NbmModel]
            public partial record House([Feature(Smoothness = 0)] double Area, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """, "the only argument"),
        new("NBM0205", "Keep [Feature]",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature, Calendar(CalendarPart.Year), Ignore] DateTime Sold, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature, Calendar(CalendarPart.Year)] DateTime Sold, [Target] double Price);
            """, "with the parts of its date"),
        new("NBM0213", "Remove Special",
            """
            [NbmModel]
            public partial record House([Feature(Special = [-9, double.NaN], Unit = "m²")] double Area, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature(Unit = "m²")] double Area, [Target] double Price);
            """),
        new("NBM0214", "Remove Monotone",
            """
            [NbmModel]
            public partial record House([Feature(Monotone = Monotone.Increasing)] double Area, [Target] string Kind);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] string Kind);
            """),
        new("NBM0220", "Remove Axis",
            """
            [NbmModel]
            public partial record House([Feature(Axis = AxisKind.Log)] string Street, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] string Street, [Target] double Price);
            """),
        new("NBM0220", "Remove [Ordinal]",
            """
            [NbmModel]
            public partial record House([Feature, Ordinal] int Floors, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] int Floors, [Target] double Price);
            """),
        new("NBM0220", "Remove [Calendar]",
            """
            [NbmModel]
            public partial record House([Feature] [Calendar(CalendarPart.Year)] int Built, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] int Built, [Target] double Price);
            """),
        new("NBM0218", "Keep 'Households' as the only [Weight], ignore the others",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Weight] double Households, [Weight] double Trust, [Target] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Weight] double Households, [Ignore] double Trust, [Target] double Price);
            """),
    ];
}

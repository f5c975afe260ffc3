namespace Nbm.Generators.Tests.CodeFixes.Cases;

/// <summary>NBM01xx.</summary>
internal static class TargetFixes
{
    public static FixCase[] All { get; } =
    [
        new("NBM0101", "Predict 'Price'",
            """
            [NbmModel]
            public partial record House([Feature] DateOnly SoldOn, [Feature(Unit = "$")] double Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] DateOnly SoldOn, [Target(Unit = "$")] double Price);
            """, "in place of [Feature]"),
        new("NBM0101", "Predict 'Price'",
            """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }

                /// <summary>In thousands.</summary>
                public double Price { get; init; }
            }
            """,
            """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }

                /// <summary>In thousands.</summary>
                [Target] public double Price { get; init; }
            }
            """, "where there was no mark"),
        new("NBM0102", "Keep 'Price' as the only [Target], ignore the others",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price, [Target(Unit = "$/month")] double Rent);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price, [Ignore] double Rent);
            """),
        new("NBM0104", "Use ModelTask.Binary",
            """
            [NbmModel(Name = "Credit", Task = ModelTask.Regression)]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """,
            """
            [NbmModel(Name = "Credit", Task = ModelTask.Binary)]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """),
        new("NBM0104", "Leave Task out",
            """
            [NbmModel(Task = ModelTask.Regression)]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """,
            """
            [NbmModel]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """),
        new("NBM0105", "Remove [Feature] from the target",
            """
            [NbmModel]
            public partial record Applicant([Feature] double Income)
            {
                /// <summary>Whether it came back.</summary>
                [Feature(Unit = "yes or no")]
                [Target]
                public bool Repaid { get; init; }
            }
            """,
            """
            [NbmModel]
            public partial record Applicant([Feature] double Income)
            {
                /// <summary>Whether it came back.</summary>
                [Target]
                public bool Repaid { get; init; }
            }
            """),
        new("NBM0105", "Remove the interaction",
            """
            [NbmModel]
            [Interaction(nameof(Income), nameof(Repaid))] // Too good to be true.
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """,
            """
            [NbmModel]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """),
        new("NBM0106", "Change the type to 'double'",
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double? Price);
            """,
            """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0106", "Change the type to 'bool'",
            """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }
                [Target] public required Nullable<bool> Sold { get; init; }
            }
            """,
            """
            [NbmModel]
            public partial class House
            {
                [Feature] public double Area { get; init; }
                [Target] public required bool Sold { get; init; }
            }
            """),
        new("NBM0107", "Remove TweediePower",
            """
            [NbmModel(Name = "Cost", TweediePower = 1.7)]
            public partial record Policy([Feature] int Age, [Target] double Claims);
            """,
            """
            [NbmModel(Name = "Cost")]
            public partial record Policy([Feature] int Age, [Target] double Claims);
            """),
        new("NBM0213", "Remove QuantileLevel",
            """
            [NbmModel(Task = ModelTask.Quantile, QuantileLevel = 90)]
            public partial record House([Feature] double Area, [Target] double Price);
            """,
            """
            [NbmModel(Task = ModelTask.Quantile)]
            public partial record House([Feature] double Area, [Target] double Price);
            """, "of the model"),
    ];
}

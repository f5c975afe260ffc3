namespace Nbm.Generators.Tests.CodeFixes.Cases;

/// <summary>NBM00xx.</summary>
internal static class TypeFixes
{
    public static FixCase[] All { get; } =
    [
        new("NBM0001", "Make the type partial",
            """
            /// <summary>A house.</summary>
            [NbmModel]
            public sealed record House([Feature] double Area, [Target] double Price);
            """,
            """
            /// <summary>A house.</summary>
            [NbmModel]
            public sealed partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0001", "Make the type and the types around it partial",
            """
            // Offers of the year.
            class Offers
            {
                public static partial class Houses
                {
                    [NbmModel]
                    record House([Feature] double Area, [Target] double Price);
                }
            }
            """,
            """
            // Offers of the year.
            partial class Offers
            {
                public static partial class Houses
                {
                    [NbmModel]
                    partial record House([Feature] double Area, [Target] double Price);
                }
            }
            """),
        new("NBM0004", "Remove 'file'",
            """
            // A house.
            file partial class Offers
            {
                [NbmModel]
                public partial record House([Feature] double Area, [Target] double Price);
            }
            """,
            """
            // A house.
            partial class Offers
            {
                [NbmModel]
                public partial record House([Feature] double Area, [Target] double Price);
            }
            """),
        new("NBM0006", "Name the generated types HouseNbmModel, …",
            """
            public class HouseModel;

            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """,
            """
            public class HouseModel;

            [NbmModel(Name = "HouseNbm")]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0006", "Name the generated types HouseNbm2Model, …",
            """
            public enum HomeShapes { Square }
            public enum HouseNbmCsv { None }

            [NbmModel(Name = "Home", Task = ModelTask.Regression)]
            public partial record House([Feature] double Area, [Target] double Price);
            """,
            """
            public enum HomeShapes { Square }
            public enum HouseNbmCsv { None }

            [NbmModel(Name = "HouseNbm2", Task = ModelTask.Regression)]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
    ];
}

namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM03xx.</summary>
internal static class InteractionCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0301", "a slip of the pen", """
            [NbmModel]
            [Interaction(nameof(Area), {|NBM0301:"Room"|})]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0301", "a property that is not a feature", """
            [NbmModel]
            [Interaction(nameof(Area), {|NBM0301:nameof(Rooms)|})]
            public partial record House([Feature] double Area, [Ignore] int Rooms, [Target] double Price);
            """),
        new("NBM0302", "a feature with itself", """
            [NbmModel]
            [Interaction(nameof(Area), {|NBM0302:nameof(Area)|})]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0302", "nine features", """
            [NbmModel]
            [{|NBM0302:Interaction(nameof(A), nameof(B), nameof(C), nameof(D), nameof(E), nameof(F), nameof(G), nameof(H), nameof(I))|}]
            public partial record House(
                [Feature] int A, [Feature] int B, [Feature] int C, [Feature] int D, [Feature] int E, [Feature] int F,
                [Feature] int G, [Feature] int H, [Feature] int I, [Target] double Price);
            """),
        new("NBM0303", "the same features in another order", """
            [NbmModel]
            [Interaction(nameof(Area), nameof(Rooms))]
            [{|NBM0303:Interaction(nameof(Rooms), nameof(Area))|}]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0303", "a pair among all pairs", """
            [NbmModel]
            [Interactions]
            [{|NBM0303:Interaction(nameof(Rooms), nameof(Area))|}]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0304", "a string", """
            [NbmModel]
            [Interaction({|NBM0304:"Area"|}, nameof(Rooms))]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0305", "all triples of twelve features", """
            [NbmModel]
            [Interactions(Order = 3)]
            public partial record {|NBM0305:House|}(
                [Feature] int A, [Feature] int B, [Feature] int C, [Feature] int D, [Feature] int E, [Feature] int F,
                [Feature] int G, [Feature] int H, [Feature] int I, [Feature] int J, [Feature] int K, [Feature] int L, [Target] double Price);
            """),
        new("NBM0306", "order 1", """
            [NbmModel]
            [Interactions({|NBM0306:Order = 1|})]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0306", "more features than there are", """
            [NbmModel]
            [Interactions({|NBM0306:Order = 3|})]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0306", "pairs of one feature", """
            [NbmModel]
            [{|NBM0306:Interactions|}]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0306", "all of order 4 of 21 features, 5,985 in number", $$"""
            [NbmModel]
            [Interactions({|NBM0306:Order = 4|})]
            public partial record House({{Features(21)}}, [Target] double Price);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0301", "features that are inherited, and a name that is a keyword", """
            public abstract record Building([Feature] double Area);

            [NbmModel]
            [Interaction(nameof(Area), nameof(@class))]
            public partial record House(double Area, [Feature] int @class, [Target] double Price) : Building(Area);
            """),
        new("NBM0302", "eight features", """
            [NbmModel]
            [Interaction(nameof(A), nameof(B), nameof(C), nameof(D), nameof(E), nameof(F), nameof(G), nameof(H))]
            public partial record House(
                [Feature] int A, [Feature] int B, [Feature] int C, [Feature] int D, [Feature] int E, [Feature] int F,
                [Feature] int G, [Feature] int H, [Target] double Price);
            """),
        new("NBM0303", "a triple beside all pairs, and pairs that share a feature", """
            [NbmModel]
            [Interactions(Order = 2)]
            [Interaction(nameof(Area), nameof(Rooms), nameof(Floors))]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Feature] int Floors, [Target] double Price);

            [NbmModel]
            [Interaction(nameof(Area), nameof(Rooms))]
            [Interaction(nameof(Area), nameof(Floors))]
            public partial record Cottage([Feature] double Area, [Feature] int Rooms, [Feature] int Floors, [Target] double Price);
            """),
        new("NBM0304", "a constant", """
            [NbmModel]
            [Interaction(Names.Area, nameof(Rooms))]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Target] double Price);

            internal static class Names
            {
                public const string Area = "Area";
            }
            """),
        new("NBM0305", "all pairs of nineteen features, 190 terms", $$"""
            [NbmModel]
            [Interactions]
            public partial record House({{Features(19)}}, [Target] double Price);
            """),
        new("NBM0306", "all of order 4 of five features", $$"""
            [NbmModel]
            [Interactions(Order = 4)]
            public partial record House({{Features(5)}}, [Target] double Price);
            """),
    ];

    private static string Features(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"[Feature] int F{i}"));
}

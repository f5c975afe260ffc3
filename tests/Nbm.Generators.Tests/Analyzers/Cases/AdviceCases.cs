namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0208 to NBM0219: what is probably not meant, names, weights and CSV.</summary>
internal static class AdviceCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0208", "an enum of one member", """
            public enum Kind { Detached }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Kind? {|NBM0208:Kind|}, [Target] double Price);
            """),
        new("NBM0209", "a combination of flags", """
            [Flags]
            public enum Extras { None = 0, Garage = 1, Garden = 2 }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Extras? {|NBM0209:Extras|}, [Target] double Price);
            """),
        new("NBM0209", "a target of two names for one value", """
            public enum Outcome { Sold, Withdrawn, Cancelled = Withdrawn }

            [NbmModel]
            public partial record House([Feature] double Area, [Target] Outcome {|NBM0209:Outcome|});
            """),
        new("NBM0210", "an enum of 65 members", $$"""
            public enum District { {{Members(65)}} }

            [NbmModel]
            public partial record House([Feature] District {|NBM0210:District|}, [Target] double Price);
            """),
        new("NBM0211", "names of identifiers", """
            [NbmModel]
            public partial record House([Feature] int {|NBM0211:Id|}, [Feature] string {|NBM0211:OfferID|}, [Feature] int {|NBM0211:streetId|}, [Target] double Price);
            """),
        new("NBM0215", "types that hold more than a double does", """
            [NbmModel]
            public partial record House([Feature] long {|NBM0215:Area|}, [Feature] decimal? {|NBM0215:Tax|}, [Feature] UInt128 {|NBM0215:Lot|}, [Target] double Price);
            """),
        new("NBM0216", "features named as members of the explanation", """
            [NbmModel]
            public partial record House([Feature] double {|NBM0216:Score|}, [Feature] double {|NBM0216:Intercept|}, [Feature] int {|NBM0216:HouseShapes|}, [Feature] int {|NBM0216:Explanation|}, [Target] double Price);
            """),
        new("NBM0216", "a feature named as an interaction", """
            [NbmModel]
            [{|NBM0216:Interaction(nameof(Area), nameof(Rooms))|}]
            public partial record House([Feature] double Area, [Feature] int Rooms, [Feature] double AreaXRooms, [Target] double Price);
            """),
        new("NBM0216", "two interactions of one name, among all pairs", """
            [NbmModel]
            [{|NBM0216:Interactions|}]
            public partial record House([Feature] double A, [Feature] double BXC, [Feature] double AXB, [Feature] double C, [Target] double Price);
            """),
        new("NBM0217", "a weight that may be missing", """
            [NbmModel]
            public partial record House([Feature] double Area, [Weight] double? {|NBM0217:Households|}, [Target] double Price);
            """),
        new("NBM0217", "a weight that is no number", """
            [NbmModel]
            public partial record House([Feature] double Area, [Weight] bool {|NBM0217:Trusted|}, [Target] double Price);
            """),
        new("NBM0213", "a kind of weights that there isn't", """
            [NbmModel]
            public partial record House([Feature] double Area, [Weight({|NBM0213:Kind = (WeightKind)2|})] double Households, [Target] double Price);
            """),
        new("NBM0218", "two weights", """
            [NbmModel]
            public partial record House([Feature] double Area, [Weight] double {|NBM0218:Households|}, [Weight] double {|NBM0218:Trust|}, [Target] double Price);
            """),
        new("NBM0219", "a constructor that takes what no cell holds", """
            [NbmModel]
            public partial record {|NBM0219:House|}([Feature] double Area, [Ignore] Version Source, [Target] double Price);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0208", "an enum of two members, and a target of two", """
            public enum Kind { Detached, Terraced }

            [NbmModel]
            public partial record House([Feature] Kind Kind, [Target] Kind Predicted);
            """),
        new("NBM0209", "distinct values in any order", """
            public enum Kind : byte { Terraced = 7, Detached = 3 }

            [NbmModel]
            public partial record House([Feature] Kind Kind, [Target] double Price);
            """),
        new("NBM0210", "an enum of 64 members", $$"""
            public enum District { {{Members(64)}} }

            [NbmModel]
            public partial record House([Feature] District District, [Target] double Price);
            """),
        new("NBM0211", "names that only end alike, and identifiers that are no features", """
            public enum GroupId { A, B }

            [NbmModel]
            public partial record House(
                [Feature] double Paid, [Feature] int GRID, [Feature] GroupId GroupId, [Feature] bool HasId, [Ignore] int OfferId, [Target] double PriceId);
            """),
        new("NBM0215", "types that a double holds", """
            [NbmModel]
            public partial record House([Feature] int Area, [Feature] uint? Lot, [Feature] float Tax, [Target] decimal Price, [Ignore] long Key);
            """),
        new("NBM0216", "a target and an ignored property with such names", """
            [NbmModel]
            public partial record House([Feature] double Area, [Ignore] double Intercept, [Target] double Score);
            """),
        new("NBM0217", "a whole number", """
            [NbmModel]
            public partial record House([Feature] double Area, [Weight] int Households, [Target] double Price);
            """),
        new("NBM0218", "one weight computed from two properties", """
            [NbmModel]
            public partial record House([Feature] double Area, [Ignore] double Households, [Ignore] double Trust, [Target] double Price)
            {
                [Weight] public double Weight => Households * Trust;
            }
            """),
        new("NBM0219", "a property that no cell holds, without a constructor that needs it", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price)
            {
                [Ignore] public Version? Source { get; init; }
            }
            """),
    ];

    private static string Members(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"D{i}"));
}

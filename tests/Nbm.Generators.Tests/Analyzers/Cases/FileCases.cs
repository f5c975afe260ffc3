namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0601 to NBM0603, and NBM0006 of scorers: files that can't be read, and whose they are. A mark at the very beginning stands
/// for one in the file.</summary>
internal static class FileCases
{
    private const string Cottage = """
        [NbmModel(Name = "House")]
        public partial record Cottage([Feature(Unit = "m²")] double Area, [Feature] int Rooms, [Target(Unit = "EUR")] double Price);
        """;

    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0601", "a file is cut off", "{|NBM0601:|}" + DriftSources.House) { Models = [DriftSources.House], AreCutOff = true },
        new("NBM0602", "there is no record", "{|NBM0602:|}public sealed record House(double Area);") { Models = [DriftSources.House] },
        new("NBM0602", "there is another record", "{|NBM0602:|}" + DriftSources.Offer) { Models = [DriftSources.House] },
        new("NBM0006", "a class has the scorer's name",
            "public static class HouseScorer;\n\n"
                + DriftSources.House.With(("record House", "record {|NBM0006:House|}"))) { Models = [DriftSources.House] },
        new("NBM0603", "a record has two files",
            DriftSources.House.With(("record House", "record {|NBM0603:House|}"))) { Models = [DriftSources.House, Cottage] },
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0601", "a whole file", DriftSources.House) { Models = [DriftSources.House] },
        new("NBM0602", "the record has another name, but the file's stem", Cottage) { Models = [DriftSources.House] },
        new("NBM0602", "two records have the stem", $$"""
            namespace One
            {
            {{DriftSources.House}}
            }

            namespace Two
            {
            {{DriftSources.House}}
            }
            """) { Models = [DriftSources.House] },
        new("NBM0006", "a part of the scorer that the user adds",
            "public static partial class HouseScorer { public static string Greeting => \"Hello\"; }\n\n"
                + DriftSources.House) { Models = [DriftSources.House] },
        new("NBM0006", "a class has the name of a scorer that there is none of",
            "public static class HouseScorer;\n\n" + DriftSources.House),
        new("NBM0603", "two files of two records",
            DriftSources.House + "\n\n" + DriftSources.Offer) { Models = [DriftSources.House, DriftSources.Offer] },
    ];
}

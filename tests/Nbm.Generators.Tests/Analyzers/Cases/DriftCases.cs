namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0604 to NBM0612: features and interactions that aren't those of the model file.</summary>
internal static class DriftCases
{
    private const string Offers = """
        public abstract class Offer
        {
            [Feature] public double Area { get; init; }
        }

        [NbmModel]
        public partial class House : Offer
        {
            [Feature] public int Rooms { get; init; }
            [Target] public double Price { get; init; }
        }
        """;

    private const string Sizes = """
        [NbmModel]
        public partial record Shoe([Feature] System.Half Size, [Feature] double Width, [Target] double Price);
        """;

    public static RuleCase[] Triggering { get; } =
    [
        Drift("NBM0604", "a feature is gone", ("public partial record Applicant", "public partial record {|NBM0604:Applicant|}"),
            ("    [Feature] public int Rooms { get; init; }\n", "")),
        Drift("NBM0604", "a feature is ignored", ("[Feature] public int Rooms", "[Ignore] public int {|NBM0604:Rooms|}")),
        Drift("NBM0604", "a part of a date is left out", ("CalendarPart.Month | CalendarPart.Hour", "CalendarPart.Hour"),
            ("DateTime Asked", "DateTime {|NBM0604:Asked|}")),
        Drift("NBM0604", "a vector is gone", DriftSources.Letter,
            ("[FeatureVector] public System.Collections.Generic.IReadOnlySet<string> Tags",
                "[Ignore] public System.Collections.Generic.IReadOnlySet<string> {|NBM0604:Tags|}")),
        Drift("NBM0605", "a vector is new", DriftSources.Letter,
            ("[Target]",
                "[FeatureVector] public System.Collections.Generic.IReadOnlySet<string> {|NBM0605:Folders|} { get; init; } = null!;\n    "
                    + "[Target]")),
        Drift("NBM0605", "a feature is new", ("[Weight]", "[Feature] public float {|NBM0605:Debt|} { get; init; }\n    [Weight]")),
        Drift("NBM0605", "a part of a date is new", ("CalendarPart.Hour", "CalendarPart.Hour | CalendarPart.Weekday"),
            ("DateTime Asked", "DateTime {|NBM0605:Asked|}")),
        Drift("NBM0605", "a date is a feature beside its parts", ("[Calendar(", "[Feature] [Calendar("),
            ("DateTime Asked", "DateTime {|NBM0605:Asked|}")),
        Drift("NBM0605", "one feature is gone, and two are new that could be it",
            ("record Applicant", "record {|NBM0604:Applicant|}"),
            ("int Rooms { get; init; }",
                "int {|NBM0605:Baths|} { get; init; }\n    [Feature] public int {|NBM0605:Floors|} { get; init; }")),
        Drift("NBM0605", "one feature is gone, and one of another unit is new", DriftSources.House,
            ("record House", "record {|NBM0604:House|}"), ("\"m²\")] double Area", "\"ft²\")] double {|NBM0605:Size|}")),
        Drift("NBM0606", "a property has another name", ("int Rooms", "int {|NBM0606:Chambers|}")),
        Drift("NBM0606", "a vector has another name", DriftSources.Letter, ("Words", "{|NBM0606:Terms|}")),
        Drift("NBM0607", "a vector of other numbers", DriftSources.Letter, ("string, int> Words", "string, double> {|NBM0607:Words|}")),
        Drift("NBM0610", "a vector of another unit", DriftSources.Letter, ("times", "per page"), (" Words", " {|NBM0610:Words|}")),
        Drift("NBM0606", "a property and its interaction have another name", ("Age)", "Years)"),
            ("double Age", "double {|NBM0606:Years|}")),
        Drift("NBM0606", "a property whose parts are features has another name", ("DateTime Asked", "DateTime {|NBM0606:Applied|}")),
        Drift("NBM0606", "a parameter has another name", DriftSources.House, ("int Rooms", "int {|NBM0606:Chambers|}")),
        Drift("NBM0606", "an inherited property has another name", Offers, ("double Area", "double {|NBM0606:Size|}")),
        Drift("NBM0606", "two properties of different types have other names", ("int Rooms", "int {|NBM0606:Chambers|}"),
            ("float Wind", "float {|NBM0606:Breeze|}")),
        Drift("NBM0607", "another number", ("int Rooms", "short {|NBM0607:Rooms|}")),
        Drift("NBM0607", "a category in place of a number", ("int Rooms", "string {|NBM0607:Rooms|}"),
            ("{ get; init; }\n    [Feature] public Housing", "{ get; init; } = \"\";\n    [Feature] public Housing")),
        Drift("NBM0607", "another enum", ("Grade Grade", "Housing {|NBM0607:Grade|}")),
        Drift("NBM0607", "another date", ("DateTime Asked", "DateTimeOffset {|NBM0607:Asked|}")),
        Drift("NBM0607", "an enum that is called like a number", Sizes, ("System.Half Size", "Half {|NBM0607:Size|}"),
            ("[NbmModel]", "public enum Half { Small, Large }\n\n[NbmModel]")),
        Drift("NBM0608", "a number may be missing", ("int Rooms", "int? {|NBM0608:Rooms|}")),
        Drift("NBM0608", "a number is never missing", ("double? Income", "double {|NBM0608:Income|}")),
        Drift("NBM0608", "an enum is never missing", ("Housing? Home", "Housing {|NBM0608:Home|}")),
        Drift("NBM0608", "a text is never missing", ("string? Job { get; init; }", "string {|NBM0608:Job|} { get; init; } = \"\";")),
        Drift("NBM0608", "a date may be missing", ("DateTime Asked", "DateTime? {|NBM0608:Asked|}")),
        Drift("NBM0609", "a member is new", ("Parents }", "Parents, Other }"), ("Housing? Home", "Housing? {|NBM0609:Home|}")),
        Drift("NBM0609", "a member is gone", ("Rent, Parents", "Rent"), ("Housing? Home", "Housing? {|NBM0609:Home|}")),
        Drift("NBM0609", "a member has another name", ("Parents }", "Family }"), ("Housing? Home", "Housing? {|NBM0609:Home|}")),
        Drift("NBM0609", "members are in another order", ("Owner, Rent", "Rent, Owner"), ("Housing? Home", "Housing? {|NBM0609:Home|}")),
        Drift("NBM0609", "members are in another order by their values", ("{ A, B, C }", "{ A = 3, B = 2, C = 1 }"),
            ("Grade Grade", "Grade {|NBM0609:Grade|}")),
        Drift("NBM0610", "another unit", ("\"years\"", "\"months\""), ("double Age", "double {|NBM0610:Age|}")),
        Drift("NBM0610", "no unit", ("Feature(Unit = \"years\")", "Feature"), ("double Age", "double {|NBM0610:Age|}")),
        Drift("NBM0610", "a unit where there was none",
            ("[Feature] public int Rooms", "[Feature(Unit = \"1\")] public int {|NBM0610:Rooms|}")),
        Drift("NBM0611", "other special values", ("[-9, -8]", "[-9, -7]"), ("double? Income", "double? {|NBM0611:Income|}")),
        Drift("NBM0611", "another axis", ("AxisKind.Log", "AxisKind.Linear"), ("double? Income", "double? {|NBM0611:Income|}")),
        Drift("NBM0611", "another period", ("360", "180"), ("float Wind", "float {|NBM0611:Wind|}")),
        Drift("NBM0611", "no period", ("(Period = 360)", ""), ("float Wind", "float {|NBM0611:Wind|}")),
        Drift("NBM0611", "no order of levels", (", Ordinal", ""), ("Grade Grade", "Grade {|NBM0611:Grade|}")),
        Drift("NBM0611", "another direction", ("Monotone.Increasing", "Monotone.Decreasing"),
            ("short Savings", "short {|NBM0611:Savings|}")),
        Drift("NBM0611", "a bend", ("ZeroAt = 0", "ZeroAt = 0, Curvature = Curvature.Concave"),
            ("short Savings", "short {|NBM0611:Savings|}")),
        Drift("NBM0611", "another zero", ("ZeroAt = 0", "ZeroAt = 1"), ("short Savings", "short {|NBM0611:Savings|}")),
        Drift("NBM0611", "a date by the name of a part", ("Month | CalendarPart.", ""),
            ("[Weight]", "[Feature] public DateTime {|NBM0611:AskedMonth|} { get; init; }\n    [Weight]")),
        Drift("NBM0612", "an interaction is new",
            ("public partial record Applicant", "[Interaction(nameof(Age), nameof(Wind))]\npublic partial record {|NBM0612:Applicant|}")),
        Drift("NBM0612", "an interaction is gone", ("[Interaction(nameof(Age), nameof(Income))]\n", ""),
            ("record Applicant", "record {|NBM0612:Applicant|}")),
        Drift("NBM0612", "an interaction is named the other way round", ("nameof(Age), nameof(Income)", "nameof(Income), nameof(Age)"),
            ("record Applicant", "record {|NBM0612,NBM0612:Applicant|}")),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        Drift("NBM0604", "features are declared in another order", ("    [Feature] public int Rooms { get; init; }\n", ""),
            ("[Weight]", "[Feature] public int Rooms { get; init; }\n    [Weight]")),
        Drift("NBM0605", "a property is new and ignored", ("[Weight]", "[Ignore] public float Debt { get; init; }\n    [Weight]")),
        Drift("NBM0606", "a column has another name", ("[Feature] public int Rooms", "[Feature(Name = \"chambers\")] public int Rooms")),
        Drift("NBM0606", "a weight has another name", ("Households", "Trust")),
        Drift("NBM0607", "a type is written in another way", ("int Rooms", "System.Int32 Rooms"),
            ("double? Income", "Nullable<Double> Income")),
        Drift("NBM0607", "an enum is in another namespace",
            ("public enum Housing { Owner, Rent, Parents }", "namespace Homes { public enum Housing { Owner, Rent, Parents } }"),
            ("Housing?", "Homes.Housing?")),
        Drift("NBM0608", "a weight is of another type", ("double Households", "int Households")),
        Drift("NBM0609", "the data have another text for a member",
            ("{ Owner, Rent, Parents }", "{ Owner, [Level(\"to rent\", \"rented\")] Rent, Parents }")),
        Drift("NBM0609", "members have other values in the same order", ("{ A, B, C }", "{ A = -5, B = 10, C = 20 }")),
        Drift("NBM0610", "a description is new", ("Unit = \"years\"", "Unit = \"years\", Description = \"Since birth.\"")),
        Drift("NBM0611", "what training alone heeds", ("[Feature] public string? Job", "[Feature(MinCount = 7)] public string? Job"),
            ("(Period = 360)", "(Period = 360, Smoothness = 2)")),
        Drift("NBM0611", "special values in another order", ("[-9, -8]", "[-8, -9]")),
        Drift("NBM0611", "the order of levels is declared on the enum", (", Ordinal", ""),
            ("public enum Grade", "[Ordinal] public enum Grade")),
        Drift("NBM0612", "interactions are declared in another order",
            ("[Interaction(nameof(Age), nameof(Income))]\n", ""),
            ("public partial record Applicant", "[Interaction(nameof(Age), nameof(Income))]\npublic partial record Applicant")),
        Drift("NBM0612", "an interaction by its names", ("nameof(Age), nameof(Income)", "\"Age\", nameof(Income)"),
            ("[NbmModel]", "#pragma warning disable NBM0304\n[NbmModel]")),
    ];

    private static RuleCase Drift(string id, string name, params (string Found, string Now)[] changes) =>
        Drift(id, name, DriftSources.Applicant, changes);

    // Scorers need the attributes alone, and nothing else is generated.
    private static RuleCase Drift(string id, string name, string found, params (string Found, string Now)[] changes) =>
        new(id, name, found.With(changes), ProjectKind.WithoutRuntime) { Models = [found] };
}

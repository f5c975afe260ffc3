namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0222: texts of an enum's members.</summary>
internal static class LevelCases
{
    public static IReadOnlyList<RuleCase> Triggering { get; } =
    [
        new("NBM0222", "names that differ in case and underscores only", """
            public enum Size { Small, SMALL_ }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Size {|NBM0222:Size|}, [Target] double Price);
            """),
        new("NBM0222", "two members with one text", """
            public enum Grade { [Level("A+")] APlus, [Level("a+", "A+")] AMinus }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Grade? {|NBM0222:Grade|}, [Target] double Price);
            """),
        new("NBM0222", "a text that is the name of another member", """
            public enum Grade { [Level("B")] A, B, C }

            [NbmModel]
            public partial record House([Feature] double Area, [Target] Grade {|NBM0222:Grade|});
            """),
        new("NBM0222", "a text that is like the name of another member", """
            public enum Contract { MonthToMonth, [Level("month-to month")] Other }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Contract {|NBM0222:Contract|}, [Target] double Price);
            """),
        new("NBM0222", "a number and the text for it", """
            public enum Rooms { _1, _2, [Level("1")] One }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Rooms {|NBM0222:Rooms|}, [Target] double Price);
            """),
    ];

    public static IReadOnlyList<RuleCase> NearMisses { get; } =
    [
        new("NBM0222", "signs that tell texts apart", """
            public enum Grade { [Level("A+")] APlus, [Level("A")] A, [Level("A-")] AMinus, [Level("(A)")] Bracketed, [Level("<A>")] Angled }
            public enum Language { C, [Level("C#")] CSharp, [Level("C++")] CPlusPlus, [Level("1.5")] OneAndAHalf, [Level("15")] Fifteen }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Grade Grade, [Feature] Language Language, [Target] double Price);
            """),
        new("NBM0222", "texts that are chosen for the data and differ in case only", """
            public enum Unit { [Level("m")] Minutes, [Level("M")] Months }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Unit Unit, [Target] double Price);
            """),
        new("NBM0222", "one value of several names and texts", """
            #pragma warning disable NBM0209
            public enum Contract { [Level("Month-to-month", "monthly")] MonthToMonth, Monthly = 0, OneYear }

            [NbmModel]
            public partial record House([Feature] double Area, [Feature] Contract Contract, [Target] double Price);
            """),
        new("NBM0222", "an enum that no feature is of", """
            public enum Size { Small, SMALL }

            [NbmModel]
            public partial record House([Feature] double Area, [Ignore] Size Size, [Target] double Price);
            """),
    ];
}

namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0224, and NBM0213 of what says how features may be changed.</summary>
internal static class ActionCases
{
    private const string Types = """
        public enum Home { Rent, Own }

        public enum Other { Rent }


        """;

    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0224", "actions of what is no feature, or nobody's to change", """
            [NbmModel]
            public partial record Applicant(
                [Feature] double Income,
                [Feature, Immutable, {|NBM0224:Actionable(Step = 2)|}] double Age,
                [Ignore, {|NBM0224:Immutable|}] double Id,
                [Calendar(CalendarPart.Month), {|NBM0224:Actionable|}] DateOnly Opened,
                [Target, {|NBM0224:Immutable|}] bool Repaid);
            """),
        new("NBM0224", "directions and steps of what is in no order", Types + """
            [NbmModel]
            public partial record Applicant(
                [Feature, Actionable({|NBM0224:Direction = Direction.Up|})] Home Home,
                [Feature, Actionable({|NBM0224:Step = 1|}, {|NBM0224:Max = 3|})] string Job,
                [Feature(Period = 24), Actionable({|NBM0224:Direction = Direction.Down|})] double Hour,
                [Target] bool Repaid);
            """),
        new("NBM0224", "links to nothing, to itself, twice, of levels, of circles, and without steps", Types + """
            [NbmModel]
            public partial record Applicant(
                [Feature, Moves({|NBM0224:"Agee"|}, 1), Moves({|NBM0224:nameof(YearsAtJob)|}, 1),
                    Moves(nameof(Age), 1), Moves({|NBM0224:nameof(Age)|}, 2), Moves({|NBM0224:nameof(Home)|}, 1),
                    Moves({|NBM0224:nameof(Hour)|}, 1)] int YearsAtJob,
                [Feature] double Age,
                [Feature(Period = 24)] double Hour,
                [Feature, Moves({|NBM0224:nameof(Age)|}, 1)] double YearsAtHome,
                [Feature, Moves(nameof(Age), {|NBM0224:0|})] int Months,
                [Feature] Home Home,
                [Target] bool Repaid);
            """),
        new("NBM0224", "what is moved along and moved by itself", """
            [NbmModel]
            public partial record Applicant(
                [Feature, Moves(nameof(Age), 1)] int YearsAtJob,
                [Feature, {|NBM0224:Actionable(Max = 99)|}] int Age,
                [Target] bool Repaid);
            """),
        new("NBM0224", "what two others move along", """
            [NbmModel]
            public partial record Applicant(
                [Feature, Moves(nameof(Age), 1)] int YearsAtJob,
                [Feature, Moves({|NBM0224:nameof(Age)|}, 1)] int YearsAtHome,
                [Feature, Immutable] int Age,
                [Target] bool Repaid);
            """),
        new("NBM0224", "moves between levels that there aren't, or to the same", Types + """
            [NbmModel]
            public partial record Applicant(
                [Feature, ForbiddenMove(Home.Own, {|NBM0224:Home.Own|}), ForbiddenMove({|NBM0224:Other.Rent|}, Home.Own),
                    ForbiddenMove(Home.Own, Home.Rent, {|NBM0224:"Rent"|})] Home Home,
                [Feature, {|NBM0224:ForbiddenMove(null)|}] string Job,
                [Feature, {|NBM0224:ForbiddenMove(1, 2)|}] int Children,
                [Target] bool Repaid);
            """),
        new("NBM0225", "reasons of nothing, that say nothing, or lie nowhere", Types + """
            [NbmModel]
            [Interaction(nameof(Income), nameof(Age))]
            [Reason("R1", "Young", {|NBM0225:nameof(Age)|}), Reason("R2", "Both", {|NBM0225:nameof(Home)|}, nameof(Age))]
            [{|NBM0225:Reason("R3", "Nothing")|}, Reason("R4", "Low", nameof(Age), nameof(Income), {|NBM0225:Direction = Direction.Down|})]
            public partial record Applicant(
                [Feature, Reason({|NBM0225:" "|}, "Income is low"), Reason("R5", "Low", {|NBM0225:"Age"|})] double Income,
                [Feature, Reason("R6", {|NBM0225:""|})] double Age,
                [Feature, Reason("R7", "Renting", {|NBM0225:Direction = Direction.Up|})] Home Home,
                [Target, {|NBM0225:Reason("R8", "Not repaid")|}] bool Repaid);
            """),
        new("NBM0213", "steps, bounds and efforts out of range", """
            [NbmModel]
            public partial record Applicant(
                [Feature, Actionable({|NBM0213:Step = -1|})] double Income,
                [Feature, Actionable({|NBM0213:Step = 0.5|})] int Children,
                [Feature, Actionable({|NBM0213:Min = 3|}, Max = 2)] double Debt,
                [Feature, Actionable({|NBM0213:Max = double.PositiveInfinity|})] double Assets,
                [Feature, Actionable({|NBM0213:Effort = 0|}, {|NBM0213:Direction = (Direction)3|})] double Price,
                [Target] bool Repaid);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0225", "reasons of features and of an interaction, in two languages", """
            [NbmModel]
            [Interaction(nameof(Income), nameof(Age))]
            [Reason("R14", "Income is low for that age", nameof(Age), nameof(Income))]
            public partial record Applicant(
                [Feature, Reason("R1", "Income is low", Direction = Direction.Down), Reason("R1", "Geringes Einkommen", Culture = "de")]
                double Income,
                [Feature] double Age,
                [Target] bool Repaid);
            """),
        new("NBM0224", "all that can be said of changes", """
            [Ordinal] public enum School { None, Primary, Secondary }

            public enum Home { Rent, Own }

            [NbmModel]
            public partial record Applicant(
                [Feature, Actionable(Direction = Direction.Up, Max = 40), Moves(nameof(Age), 1)] int YearsAtJob,
                [Feature, Immutable] double Age,
                [Feature, Actionable(Step = 0.5, Min = -1, Max = 9, Effort = 2), Moves(nameof(Rate), -0.1)] double Share,
                [Feature] double Rate,
                [Feature, Actionable(Direction = Direction.Up)] School School,
                [Feature, ForbiddenMove(Home.Own, Home.Rent), ForbiddenMove(null, Home.Own)] Home? Home,
                [Feature, ForbiddenMove("clerk", "astronaut")] string Job,
                [Feature, ForbiddenMove(true, false)] bool Married,
                [Feature, Calendar(CalendarPart.Month), Immutable] DateOnly Opened,
                [Target] bool Repaid);
            """),
    ];
}

namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0704 to NBM0710, and what other rules say of experts.</summary>
internal static class ExpertCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0704", "a feature and a date in no group", """
            [ExpertsModel]
            public partial record Loan(
                [Feature, Group("Bureau")] int Delinquencies, [Feature] double {|NBM0704:Income|}, [Calendar(CalendarPart.Month)] System.DateOnly {|NBM0704:When|},
                [Target] bool Repaid);
            """),
        new("NBM0704", "a group that no expert names", """
            [ExpertsModel]
            [Expert("Bureau")]
            public partial record Loan(
                [Feature, Group("Bureau")] int Delinquencies, [Feature, Group("Application")] double {|NBM0704:Income|}, [Feature, Group("Application")] int Age,
                [Target] bool Repaid);
            """),
        new("NBM0705", "experts of a misspelt group, of none and of one twice", """
            [ExpertsModel]
            [Expert({|NBM0705:"Bureaux"|})]
            [Expert("Application", {|NBM0705:"Shop"|})]
            [{|NBM0705:Expert|}]
            [Expert("Bureau", {|NBM0705:"Bureau"|})]
            public partial record Loan([Feature, Group("Bureau")] int Delinquencies, [Feature, Group("Application")] double Income, [Target] bool Repaid);
            """),
        new("NBM0705", "65 groups", $$"""
            [{|NBM0705:ExpertsModel|}]
            public partial record Wide({{Features(65, string.Empty)}}, [Target] bool Repaid);
            """),
        new("NBM0710", "an expert whose groups have long names together", $$"""
            [ExpertsModel]
            public partial record Wide({{Features(12, new string('x', 100)).Replace("Group(\"G0", "{|NBM0710:Group(\"G0", StringComparison.Ordinal).Replace("x\")] int F0,", "x\")|}] int F0,", StringComparison.Ordinal)}}, [Target] bool Repaid);
            """),
        new("NBM0706", "the same groups in another order", """
            [ExpertsModel]
            [Expert("Bureau", "Application")]
            [{|NBM0706:Expert("Application", "Bureau")|}]
            public partial record Loan([Feature, Group("Bureau")] int Delinquencies, [Feature, Group("Application")] double Income, [Target] bool Repaid);
            """),
        new("NBM0707", "groups and an expert of a record without experts", """
            [NbmModel]
            [{|NBM0707:Expert("Bureau")|}]
            public partial record Loan([Feature, {|NBM0707:Group("Bureau")|}] int Delinquencies, [Feature] double Income, [Target] bool Repaid);
            """),
        new("NBM0707", "a group of the target and of a weight", """
            [ExpertsModel]
            public partial record Loan(
                [Feature, Group("Bureau")] int Delinquencies, [Weight, {|NBM0707:Group("Bureau")|}] double Weight, [Target, {|NBM0707:Group("Bureau")|}] bool Repaid);
            """),
        new("NBM0708", "counts, of which experts have no confidence", """
            [ExpertsModel({|NBM0708:Task = ModelTask.Poisson|})]
            public partial record Policy([Feature, Group("Driver")] int Age, [Feature, Group("Car")] int Power, [Exposure] double Years, [Target] int Claims);
            """),
        new("NBM0708", "a task said by another family", """
            [NbmModel({|NBM0708:Task = ModelTask.Quantile|})]
            [ExpertsModel]
            public partial record House([Feature, Group("Inside")] double Area, [Target] double Price);
            """),
        new("NBM0708", "an offset", """
            [ExpertsModel]
            public partial record House([Feature, Group("Inside")] double Area, [Offset] double {|NBM0708:Known|}, [Target] double Price);
            """),
        new("NBM0709", "numbers without an expert of all groups", """
            [{|NBM0709:ExpertsModel|}]
            [Expert("Inside"), Expert("Outside")]
            public partial record House([Feature, Group("Inside")] double Area, [Feature, Group("Outside")] double Lot, [Target] double Price);
            """),
        new("NBM0709", "classes without an expert of all three groups", """
            public enum Kind { Small, Middle, Large }

            [{|NBM0709:ExpertsModel|}]
            [Expert("Inside", "Outside"), Expert("Place")]
            public partial record House(
                [Feature, Group("Inside")] double Area, [Feature, Group("Outside")] double Lot, [Feature, Group("Place")] string? Town, [Target] Kind Kind);
            """),
        new("NBM0710", "groups that are no members of an enum", """
            [ExpertsModel]
            public partial record House(
                [Feature, Group({|NBM0710:"the house"|})] double Area, [Feature, Group({|NBM0710:"All"|})] double Lot, [Feature, Group({|NBM0710:""|})] double Age,
                [Target] double Price);
            """),
        new("NBM0713", "two experts of two classes that no other one stands behind, and one that another does", """
            [ExpertsModel]
            [Expert("A"), {|NBM0713:Expert("A", "B")|}, {|NBM0713:Expert("C")|}]
            public partial record Loan(
                [Feature, Group("A")] int Age, [Feature, Group("B")] double Income, [FeatureVector(Length = 3), Group("C")] float[] Face, [Target] bool Repaid);
            """),
        new("NBM0704", "a group of a vector that no expert names", """
            [ExpertsModel]
            [Expert("A")]
            public partial record Loan([Feature, Group("A")] int Age, [FeatureVector(Length = 3), Group("C")] float[] {|NBM0704:Face|}, [Target] bool Repaid);
            """),
        new("NBM0710", "a group with the name of what explanations have, and two experts of one name", """
            [ExpertsModel]
            [{|NBM0710:Expert("Score")|}, Expert("A", "B"), {|NBM0710:Expert("AAndB")|}, Expert("Score", "A", "B", "AAndB")]
            public partial record House(
                [Feature, Group("Score")] double Area, [Feature, Group("A")] double Lot, [Feature, Group("B")] double Age, [Feature, Group("AAndB")] double Width,
                [Target] double Price);
            """),
        new("NBM0710", "a group with the name of the explanation, by default", """
            [ExpertsModel]
            public partial record House([Feature, {|NBM0710:Group("HouseExpertsExplanation")|}] double Area, [Feature, {|NBM0710:Group("Opinions")|}] double Lot, [Target] double Price);
            """),
        new("NBM0701", "a vector of experts", """
            using System.Collections.Generic;

            [ExpertsModel]
            public partial record Mail([FeatureVector] Dictionary<string, int> {|NBM0701:Words|}, [Feature, Group("Head")] int Length, [Target] bool Spam);
            """),
        new("NBM0704", "a dense vector in no group", """
            [ExpertsModel]
            public partial record Digit([FeatureVector(Length = 4)] float[] {|NBM0704:Pixels|}, [Feature, Group("Head")] double Age, [Target] bool Odd);
            """),
        new("NBM0214", "a promise that experts break", """
            [ExpertsModel]
            public partial record House([Feature({|NBM0214:Monotone = Monotone.Increasing|}), Group("Inside")] double Area, [Target] double Price);
            """),
        new("NBM0006", "an enum has the name of the groups", """
            public enum HouseGroups { None }

            [ExpertsModel]
            public partial record {|NBM0006:House|}([Feature, Group("Inside")] double Area, [Target] double Price);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0704", "a property that isn't read, and a date whose parts are in a group", """
            [ExpertsModel]
            public partial record Loan([Feature, Group("Bureau")] int Delinquencies, [Calendar(CalendarPart.Month), Group("Time")] System.DateOnly When, [Target] bool Repaid)
            {
                [Ignore] public int Id { get; init; }
            }
            """),
        new("NBM0705", "experts of one group and of all, in any order", """
            [ExpertsModel]
            [Expert("Application", "Bureau"), Expert("Application")]
            public partial record Loan([Feature, Group("Bureau")] int Delinquencies, [Feature, Group("Application")] double Income, [Target] bool Repaid);
            """),
        new("NBM0706", "experts that overlap", """
            #pragma warning disable NBM0713
            [ExpertsModel]
            [Expert("A", "B"), Expert("B", "C"), Expert("A", "C")]
            public partial record Loan([Feature, Group("A")] int Age, [Feature, Group("B")] double Income, [Feature, Group("C")] double Price, [Target] bool Repaid);
            """),
        new("NBM0707", "groups beside other families, and of what is ignored", """
            [ExpertsModel]
            [NbmModel]
            public partial record Loan([Feature, Group("Bureau")] int Delinquencies, [Target] bool Repaid)
            {
                [Ignore, Group("Bureau")] public int Id { get; init; }
            }
            """),
        new("NBM0708", "a task that is the target's own", """
            [ExpertsModel(Task = ModelTask.Regression)]
            public partial record House([Feature, Group("Inside")] double Area, [Weight] double Weight, [Target] double Price);
            """),
        new("NBM0709", "two classes without an expert of all groups, and numbers with one by default", """
            #pragma warning disable NBM0713
            [ExpertsModel]
            [Expert("A"), Expert("B")]
            public partial record Loan([Feature, Group("A")] int Age, [Feature, Group("B")] double Income, [Target] bool Repaid);

            [ExpertsModel]
            public partial record House([Feature, Group("Inside")] double Area, [Feature, Group("Outside")] double Lot, [Target] double Price);
            """),
        new("NBM0713", "experts behind each of which is one of all groups, and one group alone", """
            [ExpertsModel]
            [Expert("A"), Expert("B"), Expert("A", "B")]
            public partial record Loan([Feature, Group("A")] int Age, [Feature, Group("B")] double Income, [Target] bool Repaid);

            [ExpertsModel]
            [Expert("Inside")]
            public partial record House([Feature, Group("Inside")] double Area, [Target] bool Sold);
            """),
        new("NBM0710", "groups with the names of features, of keywords and of members of the model", """
            [ExpertsModel]
            public partial record House(
                [Feature, Group("Area")] double Area, [Feature, Group("event")] double Lot, [Feature, Group("Predict")] double Age, [Feature, Group("House")] double Score,
                [Target] double Price);
            """),
    ];

    private static string Features(int count, string suffix) =>
        string.Join(", ",
            Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"[Feature, Group(\"G{i}{suffix}\")] int F{i}")));
}

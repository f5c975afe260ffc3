namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM01xx.</summary>
internal static class TargetCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0101", "no property is the target", """
            [NbmModel]
            public partial record {|NBM0101:House|}([Feature] double Area, [Ignore] double Price);
            """),
        new("NBM0102", "two targets", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double {|NBM0102:Price|})
            {
                [Target] public double {|NBM0102:Rent|} { get; init; }
            }
            """),
        new("NBM0103", "a date", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] DateOnly {|NBM0103:SoldOn|});
            """),
        new("NBM0103", "a collection", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double[] {|NBM0103:Prices|});
            """),
        new("NBM0103", "an enum of one member", """
            public enum Outcome { Sold }

            [NbmModel]
            public partial record House([Feature] double Area, [Target] Outcome {|NBM0103:Outcome|});
            """),
        new("NBM0104", "a regression on a bool", """
            [NbmModel({|NBM0104:Task = ModelTask.Regression|})]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """),
        new("NBM0104", "a classification of a number", """
            [NbmModel(Name = "Price", {|NBM0104:Task = ModelTask.Multiclass|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0104", "a binary model of three classes", """
            public enum Outcome { Sold, Withdrawn, Expired }

            [NbmModel({|NBM0104:Task = ModelTask.Binary|})]
            public partial record House([Feature] double Area, [Target] Outcome Outcome);
            """),
        new("NBM0104", "a task that does not exist", """
            [NbmModel({|NBM0104:Task = (ModelTask)99|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0105", "the target is a feature", """
            [NbmModel]
            public partial record Applicant([Feature] double Income, [{|NBM0105:Feature|}, Target] bool Repaid);
            """),
        new("NBM0105", "the target is part of an interaction", """
            [NbmModel]
            [Interaction(nameof(Income), {|NBM0105:nameof(Repaid)|})]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """),
        new("NBM0106", "a nullable number", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double? {|NBM0106:Price|});
            """),
        new("NBM0106", "a nullable string", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] string? {|NBM0106:Outcome|});
            """),
        new("NBM0106", "a required target", """
            [NbmModel]
            public partial record House([Feature] double Area)
            {
                [Target] public required double? {|NBM0106:Price|} { get; init; }
            }
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0101", "the target is inherited", """
            public abstract class Offer
            {
                [Target] public double Price { get; init; }
            }

            [NbmModel]
            public partial class House : Offer
            {
                [Feature] public double Area { get; init; }
            }
            """),
        new("NBM0102", "two possible targets, one ignored", """
            [NbmModel]
            public partial record House([Feature] double Area, [Target] double Price, [Ignore] double Rent);
            """),
        new("NBM0103", "all the types there are", """
            public enum Outcome { Sold, Withdrawn, Expired }

            public partial class Models
            {
                [NbmModel] public partial record A([Feature] double Area, [Target] Half Price);
                [NbmModel] public partial record B([Feature] double Area, [Target] decimal Price);
                [NbmModel] public partial record C([Feature] double Area, [Target] bool Sold);
                [NbmModel] public partial record D([Feature] double Area, [Target] Outcome Outcome);
                [NbmModel] public partial record E([Feature] double Area, [Target] string Outcome);
            }
            """),
        new("NBM0104", "tasks that fit", """
            public enum Outcome { Sold, Withdrawn }

            public partial class Models
            {
                [NbmModel(Task = ModelTask.Regression)] public partial record A([Feature] double Area, [Target] int Price);
                [NbmModel(Task = ModelTask.Binary)] public partial record B([Feature] double Area, [Target] bool Sold);
                [NbmModel(Task = ModelTask.Multiclass)] public partial record C([Feature] double Area, [Target] Outcome Outcome);
                [NbmModel(Task = ModelTask.Auto)] public partial record D([Feature] double Area, [Target] Outcome Outcome);
            }
            """),
        new("NBM0105", "a feature and an interaction beside the target", """
            [NbmModel]
            [Interaction(nameof(Income), nameof(Price))]
            public partial record Applicant([Feature] double Income, [Feature] double Price, [Target] bool Repaid);
            """),
        new("NBM0106", "a target that is never missing, one that needn't be named, and a string of code that says nothing about null", """
            public partial class Models
            {
                [NbmModel] public partial record A([Feature] double? Area, [Target] double Price);
                [NbmModel] public partial record C([Feature] double Area, [Target] double? Price = null);
                [NbmModel] public partial record D([Feature] double Area) { [Target] public string? Outcome { get; init; } }
                [NbmModel] public partial class E { [Feature] public double Area { get; set; } [Target] public bool? Sold { get; set; } }
                [NbmModel] public partial record struct F([Feature] double Area) { public F(double area, bool? sold) : this(area) => Sold = sold; [Target] public bool? Sold { get; init; } }
            #nullable disable
                [NbmModel] public partial record B([Feature] double Area, [Target] string Outcome);
            }
            """),
    ];
}

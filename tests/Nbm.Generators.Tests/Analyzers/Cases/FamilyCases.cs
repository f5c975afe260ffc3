namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM07xx, and what other rules say of families of models.</summary>
internal static class FamilyCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0701", "a vector of a network and of a polynomial", """
            using System.Collections.Generic;

            [NbmModel]
            [MlpModel]
            [SpamModel]
            public partial record Mail([FeatureVector] Dictionary<string, int> {|NBM0701,NBM0701:Words|}, [Feature] int Length, [Target] bool Spam);
            """),
        new("NBM0701", "a dense vector of an additive model and of a polynomial", """
            [NbmModel]
            [SpamModel]
            [MlpModel]
            public partial record Digit([FeatureVector(Length = 4)] float[] {|NBM0701,NBM0701:Pixels|}, [Feature] double Age, [Target] bool Odd);
            """),
        new("NBM0702", "interactions that no model of the record has", """
            [MlpModel]
            [SpamModel(Degree = 3)]
            [{|NBM0702:Interaction(nameof(Area), nameof(Lot))|}]
            [{|NBM0702:Interactions(Order = 3)|}]
            public partial record House([Feature] double Area, [Feature] double Lot, [Feature] int Rooms, [Target] double Price);
            """),
        new("NBM0702", "interactions that attributes of hidden layers don't read", """
            [FlintModel]
            [{|NBM0702:Interaction(nameof(Area), nameof(Lot))|}]
            public partial record House([Feature] double Area, [Feature] double Lot, [Target] double Price);
            """),
        new("NBM0711", "a smoothness that no model of the record heeds", """
            [MlpModel]
            [SpamModel]
            public partial record House([Feature({|NBM0711:Smoothness = 2|})] double Area, [Feature] double Lot, [Target] double Price);
            """),
        new("NBM0703", "two tasks, two names and two levels", """
            [NbmModel(Task = ModelTask.Quantile, QuantileLevel = 0.9, Name = "Villa")]
            [MlpModel({|NBM0703:Task = ModelTask.Huber|})]
            [SpamModel({|NBM0703:QuantileLevel = 0.5|}, {|NBM0703:Name = "Cottage"|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0213", "a degree and a rank that no polynomial has", """
            [SpamModel({|NBM0213:Degree = 4|}, {|NBM0213:Rank = 0|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0213", "a rank that training would refuse", """
            [SpamModel({|NBM0213:Rank = 4097|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0213", "a polynomial without interactions", """
            [SpamModel({|NBM0213:Degree = 1|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0214", "promises that a network breaks, beside a model that would keep them", """
            [NbmModel]
            [MlpModel]
            public partial record House(
                [Feature({|NBM0214:Monotone = Monotone.Increasing|})] double Area,
                [Feature({|NBM0214:Curvature = Curvature.Concave|}, {|NBM0214:ZeroAt = 0|})] double Lot,
                [Target] double Price);
            """),
        new("NBM0214", "a promise that a polynomial breaks", """
            [SpamModel]
            public partial record House([Feature({|NBM0214:Monotone = Monotone.Decreasing|})] double Age, [Target] double Price);
            """),
        new("NBM0006", "classes have the names of other families' types", """
            public class HouseMlp;

            public class HouseSpamExplanation;

            [MlpModel]
            [SpamModel]
            public partial record {|NBM0006,NBM0006:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0006", "a part of what is an enum, and one of what is sealed", """
            public partial class HouseGroups;

            public abstract partial class HouseSpam;

            [ExpertsModel]
            [SpamModel]
            public partial record {|NBM0006,NBM0006:House|}([Feature, Group("Inside")] double Area, [Target] double Price);
            """),
        new("NBM0006", "a class has the encoder's name", """
            public class HouseEncoder;

            [NbmModel]
            public partial record {|NBM0006:House|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0006", "a record has the name of another's model", """
            [MlpModel]
            public partial class {|NBM0006:Row|} { [Feature] public double Area { get; init; } [Target] public double Price { get; init; } }

            [NbmModel]
            public partial class RowMlp { [Feature] public double Area { get; init; } [Target] public double Price { get; init; } }
            """),
        new("NBM0006", "two families of two records give one name", """
            [SpamModel]
            public partial record House([Feature] double Area, [Target] double Price);

            [NbmModel(Name = "HouseSpam")]
            public partial record {|NBM0006:Sale|}([Feature] double Area, [Target] double Price);
            """),
        new("NBM0216", "a feature has the name of the list of interactions", """
            [SpamModel]
            public partial record House([Feature] double {|NBM0216:Interactions|}, [Feature] double {|NBM0216:Score|}, [Target] double Price);
            """),
        new("NBM0104", "a task that isn't the target's, said by another family", """
            [NbmModel]
            [MlpModel({|NBM0104:Task = ModelTask.Binary|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0712", "a task that there is no fidelity for", """
            [FlintModel({|NBM0712:Task = ModelTask.Poisson|})]
            public partial record Policy([Feature] int Age, [Target] int Claims);
            """),
        new("NBM0712", "an offset that no attribute explains", """
            [FlintModel]
            public partial record Policy([Feature] int Age, [Offset] double {|NBM0712:Known|}, [Target] double Cost);
            """),
        new("NBM0213", "more attributes than there may be, and none", """
            [FlintModel({|NBM0213:Attributes = 513|}, {|NBM0213:AttributeInputs = (AttributeInputs)2|})]
            public partial record House([Feature] double Area, [Target] double Price);

            [FlintModel({|NBM0213:Attributes = 0|})]
            public partial record Flat([Feature] double Area, [Target] double Price);
            """),
        new("NBM0216", "features have names of the explanation of an attribute", """
            [FlintModel(AttributeInputs = AttributeInputs.Features)]
            public partial record House([Feature] double {|NBM0216:AttributeExplanation|}, [Feature] double {|NBM0216:Score|}, [Target] double Price);
            """),
        new("NBM0701", "a picture of attributes that read features", """
            [FlintModel(AttributeInputs = AttributeInputs.Features)]
            public partial record Digit([FeatureVector(Length = 9)] float[] {|NBM0701:Pixels|}, [Feature] double Size, [Target] bool IsOne);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0701", "a vector of an additive model, and a record without one", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([FeatureVector] Dictionary<string, int> Words, [Feature] int Length, [Target] bool Spam);

            [MlpModel]
            public partial record Letter([Feature] int Length, [Target] bool Spam)
            {
                [Ignore] public Dictionary<string, int> Words { get; init; } = [];
            }
            """),
        new("NBM0006", "parts of classes that are generated, a static one among them", """
            public partial class HouseExperts { public string Author => "somebody"; }

            public static partial class HouseCsv { public static string Folder => "data"; }

            [ExpertsModel]
            public partial record House([Feature, Group("Inside")] double Area, [Target] double Price);
            """),
        new("NBM0702", "interactions that one of the record's models has", """
            [SpamModel]
            [NbmModel]
            [Interaction(nameof(Area), nameof(Lot))]
            public partial record House([Feature] double Area, [Feature] double Lot, [Target] double Price);
            """),
        new("NBM0702", "interactions that attributes of features read", """
            [FlintModel(AttributeInputs = AttributeInputs.Features)]
            [Interaction(nameof(Area), nameof(Lot))]
            public partial record House([Feature] double Area, [Feature] double Lot, [Target] double Price);
            """),
        new("NBM0711", "a smoothness that one of the record's models heeds", """
            [SpamModel]
            [NbmModel]
            public partial record House([Feature(Smoothness = 2)] double Area, [Feature] double Lot, [Target] double Price);
            """),
        new("NBM0703", "one task said twice, and arguments said by one of several", """
            [NbmModel(Task = ModelTask.Quantile)]
            [MlpModel(QuantileLevel = 0.9, Task = ModelTask.Quantile)]
            [SpamModel(Rank = 1, Degree = 3, Name = "Villa")]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0214", "a smoothness, a logarithmic axis and a circle, which promise nothing of the curve", """
            [NbmModel]
            [MlpModel]
            [SpamModel]
            public partial record House(
                [Feature(Smoothness = 2, Axis = AxisKind.Log)] double Area, [Feature(Period = 360)] double Facing, [Target] double Price);
            """),
        new("NBM0216", "a network has no property for a feature", """
            [MlpModel]
            public partial record House([Feature] double Interactions, [Feature] double Score, [Target] double Price);
            """),
        new("NBM0305", "all pairs of features, which a polynomial has unasked", """
            [SpamModel]
            public partial record House(
                [Feature] int A, [Feature] int B, [Feature] int C, [Feature] int D, [Feature] int E, [Feature] int F, [Feature] int G, [Feature] int H,
                [Feature] int I, [Feature] int J, [Feature] int K, [Feature] int L, [Feature] int M, [Feature] int N, [Feature] int O, [Feature] int P,
                [Feature] int Q, [Feature] int R, [Feature] int S, [Feature] int T, [Feature] int U, [Feature] int V, [Feature] int W, [Target] double Price);
            """),
        new("NBM0006", "names of families that the record doesn't carry", """
            public class HouseModel;

            public class HouseSpam;

            [MlpModel]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0712", "numbers and several classes", """
            [FlintModel(Task = ModelTask.Regression)]
            public partial record Policy([Feature] int Age, [Target] int Claims);

            public enum Kind { One, Other, Third }

            [FlintModel(Attributes = 512)]
            public partial record Flower([Feature] double Length, [Target] Kind Kind);
            """),
        new("NBM0216", "attributes of hidden layers have no property for a feature", """
            [FlintModel]
            public partial record House([Feature] double AttributeExplanation, [Feature] double Score, [Target] double Price);
            """),
    ];
}

namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0104 and NBM0107 to NBM0112: tasks of numbers, their parameters, and what stands beside the target.</summary>
internal static class TaskCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0104", "a count that is a bool", """
            [NbmModel({|NBM0104:Task = ModelTask.Poisson|})]
            public partial record Applicant([Feature] double Income, [Target] bool Repaid);
            """),
        new("NBM0104", "a quantile of classes", """
            public enum Outcome { Sold, Withdrawn, Expired }

            [NbmModel({|NBM0104:Task = ModelTask.Quantile|})]
            public partial record House([Feature] double Area, [Target] Outcome Outcome);
            """),
        new("NBM0107", "a power without Tweedie", """
            [NbmModel({|NBM0107:TweediePower = 1.7|})]
            public partial record Policy([Feature] int Age, [Target] double Claims);
            """),
        new("NBM0107", "the parameter of another task", """
            [NbmModel(Task = ModelTask.Quantile, {|NBM0107:Dispersion = 1.7|})]
            public partial record Policy([Feature] int Age, [Target] double Claims);
            """),
        new("NBM0108", "Cox without events", """
            [NbmModel({|NBM0108:Task = ModelTask.Cox|})]
            public partial record Machine([Feature] double Load, [Target] double Hours);
            """),
        new("NBM0109", "events of a regression", """
            [NbmModel]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool {|NBM0109:Failed|});
            """),
        new("NBM0109", "an entry and a stratum of a count", """
            [NbmModel(Task = ModelTask.Poisson)]
            public partial record Machine([Feature] double Load, [Target] int Faults, [Entry] double {|NBM0109:Bought|}, [Stratum] string {|NBM0109:Plant|});
            """),
        new("NBM0110", "an entry that is a date", """
            [NbmModel(Task = ModelTask.Cox)]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool Failed, [Entry] System.DateTime {|NBM0110:Bought|});
            """),
        new("NBM0110", "strata on a scale", """
            [NbmModel(Task = ModelTask.Cox)]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool Failed, [Stratum] double {|NBM0110:Height|});
            """),
        new("NBM0110", "a stratum that may be missing", """
            [NbmModel(Task = ModelTask.Cox)]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool Failed, [Stratum] int? {|NBM0110:Plant|});
            """),
        new("NBM0111", "two strata", """
            [NbmModel(Task = ModelTask.Cox)]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool Failed, [Stratum] int {|NBM0111:Plant|}, [Stratum] string {|NBM0111:Maker|});
            """),
        new("NBM0205", "a stratum that is a feature", """
            [NbmModel(Task = ModelTask.Cox)]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool Failed, [Feature, Stratum] string {|NBM0205:Maker|});
            """),
        new("NBM0110", "an event that may be missing", """
            [NbmModel(Task = ModelTask.Cox)]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool? {|NBM0110:Failed|});
            """),
        new("NBM0110", "an offset that is a text", """
            [NbmModel]
            public partial record House([Feature] double Area, [Offset] string {|NBM0110:Base|}, [Target] double Price);
            """),
        new("NBM0111", "two offsets", """
            [NbmModel]
            public partial record House([Feature] double Area, [Offset] double {|NBM0111:Base|}, [Offset] double {|NBM0111:Other|}, [Target] double Price);
            """),
        new("NBM0112", "an exposure of a regression", """
            [NbmModel]
            public partial record House([Feature] double Area, [Exposure] double {|NBM0112:Years|}, [Target] double Price);
            """),
        new("NBM0112", "an offset of many classes", """
            [NbmModel]
            public partial record Ticket([Feature] double Words, [Offset] double {|NBM0112:Base|}, [Target] string Queue);
            """),
        new("NBM0205", "an offset that is a feature", """
            [NbmModel]
            public partial record House([Feature] double Area, [Feature, Offset] double {|NBM0205:Base|}, [Target] double Price);
            """),
        new("NBM0213", "a quantile that is a percentage", """
            [NbmModel(Task = ModelTask.Quantile, {|NBM0213:QuantileLevel = 90|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0213", "a power that is Poisson's", """
            [NbmModel(Task = ModelTask.Tweedie, {|NBM0213:TweediePower = 1|})]
            public partial record Policy([Feature] int Age, [Target] double Claims);
            """),
        new("NBM0213", "a delta of nothing", """
            [NbmModel(Task = ModelTask.Huber, {|NBM0213:HuberDelta = 0|})]
            public partial record House([Feature] double Area, [Target] double Price);
            """),
        new("NBM0213", "an infinite dispersion", """
            [NbmModel(Task = ModelTask.NegativeBinomial, {|NBM0213:Dispersion = double.PositiveInfinity|})]
            public partial record Policy([Feature] int Age, [Target] int Claims);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0107", "each parameter with its task", """
            public partial class Models
            {
                [NbmModel(Task = ModelTask.Tweedie, TweediePower = 1.99)] public partial record A([Feature] double Area, [Target] double Price);
                [NbmModel(Task = ModelTask.Quantile, QuantileLevel = 0.01)] public partial record B([Feature] double Area, [Target] int Price);
                [NbmModel(Task = ModelTask.Huber, HuberDelta = 1e-3)] public partial record C([Feature] double Area, [Target] decimal Price);
                [NbmModel(Task = ModelTask.NegativeBinomial, Dispersion = 2)] public partial record D([Feature] double Area, [Target] long Visits);
                [NbmModel(Task = ModelTask.Gamma)] public partial record E([Feature] double Area, [Target] float Price);
            }
            """),
        new("NBM0108", "Cox with an event, an offset and a weight", """
            [NbmModel(Task = ModelTask.Cox)]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Event] bool Failed, [Offset] double Known, [Weight] int Count);
            """),
        new("NBM0110", "entries of all kinds, and strata", """
            public enum Shift { Day, Night }

            public partial class Models
            {
                [NbmModel(Task = ModelTask.Cox)] public partial record A([Feature] double Load, [Target] double Hours, [Event] bool Failed, [Entry] int From, [Stratum] string Plant);
                [NbmModel(Task = ModelTask.Cox)] public partial record B([Feature] double Load, [Target] int Hours, [Event] bool Failed, [Entry] decimal From, [Stratum] Shift Shift);
                [NbmModel(Task = ModelTask.Cox)] public partial record C([Feature] double Load, [Target] float Hours, [Event] bool Failed, [Stratum] bool IsNew);
                [NbmModel(Task = ModelTask.Cox)] public partial record D([Feature] double Load, [Target] float Hours, [Event] bool Failed, [Stratum] ulong Plant);
            }
            """),
        new("NBM0109", "an event that is ignored", """
            [NbmModel]
            public partial record Machine([Feature] double Load, [Target] double Hours, [Ignore] bool Failed);
            """),
        new("NBM0110", "numbers of all kinds", """
            [NbmModel(Task = ModelTask.Poisson)]
            public partial record Policy([Feature] int Age, [Exposure] decimal Years, [Offset] float Known, [Target] int Claims);
            """),
        new("NBM0111", "one offset, one exposure", """
            [NbmModel(Task = ModelTask.Gamma)]
            public partial record Policy([Feature] int Age, [Offset] double Known, [Exposure] int Claims, [Target] double Amount);
            """),
        new("NBM0112", "offsets of one score", """
            public partial class Models
            {
                [NbmModel] public partial record A([Feature] double Area, [Offset] double Base, [Target] double Price);
                [NbmModel] public partial record B([Feature] double Area, [Offset] double Base, [Target] bool Sold);
                [NbmModel(Task = ModelTask.Quantile)] public partial record C([Feature] double Area, [Offset] double Base, [Target] double Price);
            }
            """),
    ];
}

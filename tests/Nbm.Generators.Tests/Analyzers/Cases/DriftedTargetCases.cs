namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0613: a target, or what stands beside it, that isn't that of the model file.</summary>
internal static class DriftedTargetCases
{
    private const string Delay = """
        [NbmModel(Task = ModelTask.Quantile, QuantileLevel = 0.9)]
        public partial record Flight([Feature] double Distance, [Target] double Delay);
        """;

    public static RuleCase[] Triggering { get; } =
    [
        Drift("the target has another name", DriftSources.House, ("double Price", "double {|NBM0613:Rent|}")),
        Drift("the target is of another type", DriftSources.House, ("double Price", "decimal {|NBM0613:Price|}")),
        Drift("the target is of another type, from which another task follows", DriftSources.House,
            ("double Price", "bool {|NBM0613:Price|}")),
        Drift("the task is another", DriftSources.House, ("[NbmModel]", "[NbmModel(Task = ModelTask.Gamma)]"),
            ("double Price", "double {|NBM0613:Price|}")),
        Drift("the unit is another", DriftSources.House, ("EUR", "kEUR"), ("double Price", "double {|NBM0613:Price|}")),
        Drift("name and unit are others", DriftSources.House, ("EUR", "EUR/month"), ("double Price", "double {|NBM0613,NBM0613:Rent|}")),
        Drift("a class is new", DriftSources.Offer, ("Expired }", "Expired, Open }"), ("Outcome Outcome", "Outcome {|NBM0613:Outcome|}")),
        Drift("classes are in another order", DriftSources.Offer, ("Withdrawn, Expired", "Expired, Withdrawn"),
            ("Outcome Outcome", "Outcome {|NBM0613:Outcome|}")),
        Drift("the parameter is another", Delay, ("0.9", "0.5"), ("double Delay", "double {|NBM0613:Delay|}")),
        Drift("the offset is gone", DriftSources.Policy, ("[Offset]", "[Ignore]"), ("int Claims", "int {|NBM0613:Claims|}")),
        Drift("the exposure is gone", DriftSources.Policy, ("[Exposure]", "[Ignore]"), ("int Claims", "int {|NBM0613:Claims|}")),
        Drift("an offset is new", DriftSources.House, ("[Target", "[Offset] double {|NBM0613:Known|}, [Target")),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        Drift("rows to predict lack the target", DriftSources.House, ("[NbmModel]", "#pragma warning disable NBM0106\n[NbmModel]"),
            ("double Price", "double? Price")),
        Drift("column and description of the target are others", DriftSources.House,
            ("Unit = \"EUR\"", "Unit = \"EUR\", Name = \"paid\", Description = \"What was paid.\"")),
        Drift("the offset has another name", DriftSources.Policy, ("double Known", "double LogRate")),
        Drift("the exposure is of another type", DriftSources.Policy, ("double Years", "float Years")),
        Drift("the task is named", DriftSources.House, ("[NbmModel]", "[NbmModel(Task = ModelTask.Regression)]")),
    ];

    // Scorers need the attributes alone, and nothing else is generated.
    private static RuleCase Drift(string name, string found, params (string Found, string Now)[] changes) =>
        new("NBM0613", name, found.With(changes), ProjectKind.WithoutRuntime) { Models = [found] };
}

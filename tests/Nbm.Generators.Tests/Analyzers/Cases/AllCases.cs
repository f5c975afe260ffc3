namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>The cases of all rules, by name.</summary>
internal static class AllCases
{
    public static IReadOnlyList<RuleCase> Triggering { get; } =
    [
        .. TypeCases.Triggering, .. TargetCases.Triggering, .. TaskCases.Triggering, .. FeatureCases.Triggering, .. DeclaredCases.Triggering, .. VectorCases.Triggering, .. AdviceCases.Triggering, .. InteractionCases.Triggering,
    ];

    public static IReadOnlyList<RuleCase> NearMisses { get; } =
    [
        .. TypeCases.NearMisses, .. TargetCases.NearMisses, .. TaskCases.NearMisses, .. FeatureCases.NearMisses, .. DeclaredCases.NearMisses, .. VectorCases.NearMisses, .. AdviceCases.NearMisses, .. InteractionCases.NearMisses,
    ];

    /// <summary>For theories, whose arguments must be simple to be run one by one.</summary>
    public static TheoryData<string> TriggeringNames { get; } = [.. Triggering.Select(c => c.ToString())];

    public static TheoryData<string> NearMissNames { get; } = [.. NearMisses.Select(c => c.ToString())];

    public static TheoryData<string> Names { get; } = [.. Triggering.Concat(NearMisses).Select(c => c.ToString()).Distinct(StringComparer.Ordinal)];

    public static RuleCase Find(string name) => Triggering.Concat(NearMisses).Single(c => c.ToString() == name);
}

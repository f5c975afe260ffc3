namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>The cases of all rules, by name.</summary>
internal static class AllCases
{
    public static IReadOnlyList<RuleCase> Triggering { get; } =
    [
        .. TypeCases.Triggering, .. TargetCases.Triggering, .. TaskCases.Triggering, .. FeatureCases.Triggering,
        .. DeclaredCases.Triggering, .. ActionCases.Triggering,
        .. VectorCases.Triggering, .. LevelCases.Triggering, .. AdviceCases.Triggering,
        .. InteractionCases.Triggering, .. FamilyCases.Triggering, .. ExpertCases.Triggering,
        .. DriftCases.Triggering, .. DriftedTargetCases.Triggering, .. FileCases.Triggering,
    ];

    public static IReadOnlyList<RuleCase> NearMisses { get; } =
    [
        .. TypeCases.NearMisses, .. TargetCases.NearMisses, .. TaskCases.NearMisses, .. FeatureCases.NearMisses,
        .. DeclaredCases.NearMisses, .. ActionCases.NearMisses,
        .. VectorCases.NearMisses, .. LevelCases.NearMisses, .. AdviceCases.NearMisses,
        .. InteractionCases.NearMisses, .. FamilyCases.NearMisses, .. ExpertCases.NearMisses,
        .. DriftCases.NearMisses, .. DriftedTargetCases.NearMisses, .. FileCases.NearMisses,
    ];

    /// <summary>For theories, whose arguments must be simple to be run one by one.</summary>
    public static TheoryData<string> TriggeringNames { get; } = [.. Triggering.Select(c => c.ToString())];

    /// <summary>Those whose rule isn't about a model file: nothing can be written there, or it can't be silenced.</summary>
    public static TheoryData<string> TriggeringInSourceNames { get; } = [
        .. Triggering.Where(c => !c.Id.StartsWith("NBM06", StringComparison.Ordinal)).Select(c => c.ToString())];

    public static TheoryData<string> NearMissNames { get; } = [.. NearMisses.Select(c => c.ToString())];

    /// <summary>The cases without a model file.</summary>
    public static TheoryData<string> Names { get; } = [
        .. Triggering.Concat(NearMisses).Where(c => c.Models.IsEmpty).Select(c => c.ToString()).Distinct(StringComparer.Ordinal)];

    /// <summary>The cases with a model file.</summary>
    public static TheoryData<string> FrozenNames { get; } =
        [.. Triggering.Concat(NearMisses).Where(c => !c.Models.IsEmpty).Select(c => c.ToString()).Distinct(StringComparer.Ordinal)];

    public static RuleCase Find(string name) => Triggering.Concat(NearMisses).Single(c => c.ToString() == name);
}

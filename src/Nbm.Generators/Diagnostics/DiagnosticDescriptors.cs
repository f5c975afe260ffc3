using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>
/// The descriptors of records, one partial file for each range of ids. An error means that nothing is generated for the model; a
/// warning, that it trains but probably not what was meant; info is advice. Each message says what was found and ends with
/// what to do. The comment on a descriptor gives its location and its message's arguments.
/// </summary>
internal static partial class DiagnosticDescriptors
{
    private const string Category = "Nbm";

    // The page's path in the repository, and in the package: HelpLinks makes it a link there.
    private const string HelpFolder = "docs/diagnostics/";

    /// <summary>All rules of records, which <c>NbmModelAnalyzer</c> reports. Those of model files are in
    /// <see cref="DriftDescriptors"/>.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        NotPartial, UnreadableType, GenericType, FileLocalType, ProjectNotReady, NameTaken, InvalidModelName, NoCsvReader,
        NoTarget, SeveralTargets, UnsupportedTargetType, TaskContradictsTarget, TargetLeaks, NullableTarget,
        ParameterOfAnotherTask, NoEvent, EventWithoutCox, UnusableBeside, SeveralBeside, OffsetUnfit,
        NoFeatures, UnsupportedFeatureType, UnmarkedProperty, ContradictoryAttributes, DuplicateColumn,
        UnreadableMember, ConstantEnum, AmbiguousEnum, ManyLevels, IdentifierLike, InvalidRange, UnholdableConstraint, LossyConversion,
        ReservedName,
        UnusableWeight, SeveralWeights, CsvNotPossible, DoesNotFit, UnsupportedVectorType, VectorSizeUnfit, AmbiguousText,
        ImpossibleAction, UnusableReason,
        UnknownFeature, InvalidInteraction, DuplicateInteraction, PreferNameof, ManyTerms, InvalidOrder,
        FamilyWithoutVectors, InteractionWithoutUse, SmoothnessWithoutUse, FamiliesDisagree,
        UnreadFeature, InvalidExpert, DuplicateExpert, GroupWithoutUse, UnfitForExperts, NoFullExpert, NobodyBehindExpert, TakenExpertName,
        UnfitForInterpreter,
    ];

    internal static DiagnosticDescriptor Error(string id, string title, string format, string description, params string[] tags) =>
        Create(id, title, format, description, DiagnosticSeverity.Error, tags);

    private static DiagnosticDescriptor Warning(string id, string title, string format, string description) =>
        Create(id, title, format, description, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string format, string description) =>
        Create(id, title, format, description, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string format, string description, DiagnosticSeverity severity,
        params string[] tags) =>
        new(id, title, format, Category, severity, isEnabledByDefault: true, description, HelpFolder + id + ".md", tags);
}

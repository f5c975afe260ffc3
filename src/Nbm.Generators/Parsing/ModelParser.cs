using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>
/// Reads a record into a spec. The generator and the analyzer both call this, so that what is generated and what is reported
/// cannot disagree. One concern each in the partial files; all report where they find something wrong.
/// </summary>
internal static partial class ModelParser
{
    /// <summary>Reads a model.</summary>
    /// <param name="type">The type with <c>[NbmModel]</c> or the attribute of another family.</param>
    /// <param name="attributes">Its families' attributes.</param>
    /// <param name="symbols">What is known of the compilation.</param>
    /// <param name="sink">Where findings go; null to look at the result only.</param>
    /// <param name="cancellationToken">Asked between the phases.</param>
    /// <returns>The spec; null if there is an error.</returns>
    public static ModelSpec? Parse(INamedTypeSymbol type, FamilyAttributes attributes, KnownSymbols symbols, IDiagnosticSink? sink,
        CancellationToken cancellationToken)
    {
        var context = new ParseContext(type, symbols, sink, cancellationToken);
        ParseProject(context);
        ParseShape(context);
        string stem = ParseStem(context, attributes);

        ImmutableArray<ModelMember> members = MemberCollector.Collect(type, cancellationToken);
        ParseRoles(context, members);
        TargetSpec? target = ParseTarget(context, attributes, members);
        BesideSpec? weight = ParseWeight(context, members);
        bool isWeightRelative = weight is not null && ParseWeightKind(context, members);
        BesideSpec? offset = ParseOffset(context, members, target);
        BesideSpec? exposure = ParseExposure(context, members, target);
        BesideSpec? happened = ParseEvent(context, attributes, members, target);
        BesideSpec? entry = ParseOfDurations(context, members, target, "Entry", static m => m.Entry,
            "says when a row came under observation");
        BesideSpec? stratum = ParseOfDurations(context, members, target, "Stratum", static m => m.Stratum,
            "says whose baseline hazard a row has");
        EquatableArray<FeatureSpec> features = ParseFeatures(context, members);
        EquatableArray<VectorSpec> vectors = ParseVectors(context, members);
        ParseColumns(context, members);
        ParseLevels(context, members);
        cancellationToken.ThrowIfCancellationRequested();

        EquatableArray<InteractionSpec> interactions = ParseInteractions(context, members, features);
        cancellationToken.ThrowIfCancellationRequested();
        ReportUnholdable(context, members, target, features, interactions);
        EquatableArray<FamilySpec> families = ParseFamilies(
            context, new ParsedRecord { Attributes = attributes, Stem = stem, Members = members, Features = features, Vectors = vectors,
                Target = target });
        bool readsInteractions = attributes.All.Any(static pair => pair.Family.ReadsInteractionsOf(pair.Attribute));
        ParseNames(context, attributes, stem, members, readsInteractions ? interactions : EquatableArray<InteractionSpec>.Empty);
        if (sink is not null)
        {
            AdviseOnMembers(context, members);
            AdviseOnInteractions(context, features, interactions, readsInteractions);
        }

        if (context.HasErrors || target is null || families.Count == 0)
        {
            return null;
        }

        return new ModelSpec
        {
            Hierarchy = ParseHierarchy(type),
            Stem = stem,
            Accessibility = AccessibilityOf(context, members),
            Families = families,
            Features = features,
            Vectors = vectors,
            Interactions = readsInteractions ? interactions : EquatableArray<InteractionSpec>.Empty,
            Target = target,
            Weight = weight,
            IsWeightRelative = isWeightRelative,
            Offset = offset,
            Exposure = exposure,
            Event = happened,
            Entry = entry,
            Stratum = stratum,
            CanCopy = CanCopy(context, members, features),
            IsScorerTaken = IsTaken(context, stem + "Scorer"),
            CsvColumns = ParseConstruction(context, stem, members),
        };
    }

    /// <summary>The first attribute of a family of models that a type has, if it has one.</summary>
    public static AttributeData? FindModelAttribute(INamedTypeSymbol type) => FamilyAttributes.Of(type)?.First;

    private static ModelMember? TargetOf(ImmutableArray<ModelMember> members) => members.FirstOrDefault(static m => m.Target is not null);

    // The target is never a feature: it would tell the model the answer.
    private static bool IsFeature(ModelMember member) => member is { Feature: not null, Target: null, Ignore: null };

    private static bool HasParts(ModelMember member) => member is { Calendar: not null, Target: null, Ignore: null };
}

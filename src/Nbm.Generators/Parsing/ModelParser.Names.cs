using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>Names of generated types and members, and who may see them.</summary>
internal static partial class ModelParser
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "Intercept", "Intercepts", "Offset", "Link", "Score", "Scores", "Prediction", "Contributions", "ScoreOf", "ScoresOf",
        "StandardError", "StandardErrors", "StandardErrorOf", "StandardErrorsOf", "InteractionsOf",
        "InterceptStandardError", "InterceptStandardErrors", "HasReference", "OnResponseScale", "VectorOf",
        "Remainder", "Remainders", "RemainderOf", "DrawSvg", "IsSelected", "RelevantTerms", "StandingOf", "Reasons",
        "ToNarrative", "CheckNarrative",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
    };

    private static string ParseStem(ParseContext context, FamilyAttributes attributes)
    {
        AttributeData attribute = attributes.Saying("Name");
        // A blank name is no default: it is reported.
        string stem = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Name").Value.Value as string ?? context.Type.Name;
        if (!NameRule.IsIdentifier(stem)) // Not one of SyntaxFacts: it takes characters that the compiler drops.
        {
            context.Report(DiagnosticDescriptors.InvalidModelName,
                attribute.GetNamedArgumentLocation("Name", context.CancellationToken), stem);
            return stem;
        }

        string named = NamingFamily(attributes);
        foreach (string name in ModelFamilies.RecordSuffixes.Where(suffix => suffix != "Csv" || context.Symbols.HasCsvHelper)
            .Select(suffix => stem + suffix).Where(name => IsTaken(context, name)))
        {
            context.Report(DiagnosticDescriptors.NameTaken, context.Type, context.TypeName, name, named);
        }

        // Of two records with a generated name in common, the later by name is told so.
        foreach (INamedTypeSymbol sibling in SiblingsOf(context.Type).Where(t => string.CompareOrdinal(t.Name, context.Type.Name) < 0))
        {
            if (FamilyAttributes.Of(sibling) is { } other
                && GeneratedNames(attributes, stem)
                    .FirstOrDefault(GeneratedNames(other, other.Stem ?? sibling.Name).Contains) is { } common)
            {
                context.Report(DiagnosticDescriptors.NameTaken, context.Type, context.TypeName, common, named);
                break;
            }
        }

        return stem;
    }

    /// <summary>Whether a type of a family has a name that isn't free: then the family is left out, and the others are there.</summary>
    private static bool ReportTaken(ParseContext context, ModelFamily family, ParsedRecord record)
    {
        string[] taken = NameRule.IsIdentifier(record.Stem)
            ? [.. family.Types.Where(type => IsTaken(context, record.Stem + type.Suffix, isEnum: family.Enum == type.Suffix))
                .Select(type => record.Stem + type.Suffix)]
            : []; // Which is reported where the stem is.
        foreach (string name in taken)
        {
            context.Report(DiagnosticDescriptors.NameTaken, context.Type, context.TypeName, name, NamingFamily(record.Attributes));
        }

        return taken.Length > 0;
    }

    /// <summary>The family whose attribute says the stem, or may.</summary>
    private static string NamingFamily(FamilyAttributes attributes) =>
        attributes.All.First(pair => pair.Attribute == attributes.Saying("Name")).Family.Attribute;

    private static string[] GeneratedNames(FamilyAttributes attributes, string stem) =>
        [.. attributes.All.SelectMany(static pair => pair.Family.Types).Select(static type => type.Suffix)
            .Concat(ModelFamilies.RecordSuffixes).Select(suffix => stem + suffix)];

    // Generated types are partial classes, so that users can add to them, but for enums: only other declarations are in the way, and
    // records that models are generated for.
    private static bool IsTaken(ParseContext context, string name, bool isEnum = false) =>
        ((INamespaceOrTypeSymbol?)context.Type.ContainingType ?? context.Type.ContainingNamespace)
            .GetMembers(name)
            .Where(static m => m is not INamedTypeSymbol { Arity: > 0 } && !IsGeneratedEnum(m))
            .Any(m => isEnum || (m is INamedTypeSymbol type && FamilyAttributes.Of(type) is not null)
                || m.DeclaringSyntaxReferences.Any(r => !IsPart(r.GetSyntax(context.CancellationToken), name)));

    // No part of a sealed class is abstract, and of those that are static none is sealed.
    private static bool IsPart(SyntaxNode node, string name) => node is ClassDeclarationSyntax declaration
        && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
        && !declaration.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && !declaration.Modifiers.Any(IsStatic(name) ? SyntaxKind.SealedKeyword : SyntaxKind.StaticKeyword);

    private static bool IsStatic(string name) => name.EndsWith("Csv", StringComparison.Ordinal)
        || name.EndsWith("Scorer", StringComparison.Ordinal)
        || name.EndsWith(DbRowsEmitter.Suffix, StringComparison.Ordinal);

    // An enum is never partial: what was generated before is known by its attribute.
    private static bool IsGeneratedEnum(ISymbol symbol) => symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum }
        && symbol.GetAttributes()
            .Any(static a => a.AttributeClass?.Name == "GeneratedCodeAttribute"
                && a.ConstructorArguments.FirstOrDefault().Value as string == GeneratedFile.Generator);

    /// <summary>Explanations and shapes have a property for each term; those names must be free and distinct.</summary>
    private static void ParseNames(ParseContext context, FamilyAttributes attributes, string stem, ImmutableArray<ModelMember> members,
        EquatableArray<InteractionSpec> interactions)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, name) in members.SelectMany(
            static m => FeatureNames(m).Concat(IsVector(m) ? [m.Name] : []).Select(name => (m, name))))
        {
            if ((taken.TryGetValue(name, out string? other) ? other : ReservedBy(attributes, stem, name)) is { } owner)
            {
                context.Report(DiagnosticDescriptors.ReservedName, member.Property, name, owner);
            }

            taken[name] = $"the feature '{name}'";
        }

        foreach (InteractionSpec interaction in interactions)
        {
            if ((taken.TryGetValue(interaction.Name, out string? owner) ? owner
                : ReservedBy(attributes, stem, interaction.Name)) is { } holder)
            {
                context.Report(DiagnosticDescriptors.ReservedName, AttributeOf(context, interaction), interaction.Name, holder);
            }

            taken[interaction.Name] = "another interaction";
        }
    }

    private static AttributeData AttributeOf(ParseContext context, InteractionSpec interaction) =>
        context.Type.GetAttributes().FirstOrDefault(a => a.Is("Interaction") && string.Join("X", NamesIn(a)) == interaction.Name)
        ?? context.Type.GetAttributes().First(static a => a.Is("Interactions"));

    private static string? ReservedBy(FamilyAttributes attributes, string stem, string name)
    {
        foreach ((ModelFamily family, AttributeData attribute) in attributes.All.Where(static pair => !pair.Family.TermTypes.IsEmpty))
        {
            if (family.HasTermTypes?.Invoke(attribute) == false)
            {
                continue;
            }

            if (s_reserved.Contains(name) || family.ReservedNames.Contains(name))
            {
                return $"{stem}{family.TermTypes[0]}.{name}";
            }

            if (name == "Explanation" && family.HasScorers)
            {
                return $"the generated type '{stem}Scorer.Explanation'"; // Of a model file, which there may be one day.
            }

            if (family.TermTypes.Any(type => name == stem + type))
            {
                return $"the generated type '{name}'";
            }
        }

        return null;
    }

    /// <summary>Generated types are as visible as the record, and no more than the classes in their base type.</summary>
    private static string AccessibilityOf(ParseContext context, ImmutableArray<ModelMember> members)
    {
        Accessibility declared = context.Type.DeclaredAccessibility;
        bool hidden = TargetOf(members)?.Property.Type is { } type && !IsPublicEverywhere(type);
        return declared switch
        {
            Accessibility.Public when hidden && IsPublicEverywhere(context.Type) => "internal",
            Accessibility.Public => "public",
            Accessibility.Protected => "protected",
            Accessibility.ProtectedOrInternal => hidden ? "internal" : "protected internal",
            Accessibility.ProtectedAndInternal => "private protected",
            Accessibility.Private => "private",
            _ => "internal",
        };
    }

    private static bool IsPublicEverywhere(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        for (INamedTypeSymbol? t = type as INamedTypeSymbol; t is not null; t = t.ContainingType)
        {
            if (t.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }
}

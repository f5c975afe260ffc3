using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM02xx: roles of members, features, the weight, columns.</summary>
internal static partial class ModelParser
{
    /// <summary>Each member has at most one role, and generated code can read it.</summary>
    private static void ParseRoles(ParseContext context, ImmutableArray<ModelMember> members)
    {
        foreach (ModelMember member in members.Where(static m => m.IsRead))
        {
            if (ContradictionIn(member) is { } contradiction)
            {
                context.Report(DiagnosticDescriptors.ContradictoryAttributes, member.Property, member.Name, contradiction);
            }

            if (UnreadableBecause(context, member.Property) is { } reason)
            {
                context.Report(DiagnosticDescriptors.UnreadableMember, member.Property, member.Name, reason);
            }

            if (member is { Feature: { } feature, Target: not null })
            {
                context.Report(DiagnosticDescriptors.TargetLeaks, feature, member.Name, "a feature");
            }
        }

        foreach (IParameterSymbol parameter in MemberCollector.OrphanParameters(context.Type))
        {
            context.Report(DiagnosticDescriptors.UnreadableMember, parameter, parameter.Name,
                "is a parameter without a property of its name");
        }
    }

    // Target and feature together are a leak, which is reported as such; calendar parts may stand beside the feature.
    private static string? ContradictionIn(ModelMember member)
    {
        string[] roles =
        [
            .. new[]
            {
                (member.Calendar, "[Calendar]"), (member.Target, "[Target]"), (member.Feature, "[Feature]"),
                (member.Vector, "[FeatureVector]"), (member.Weight, "[Weight]"), (member.Offset, "[Offset]"),
                (member.Exposure, "[Exposure]"), (member.Event, "[Event]"), (member.Entry, "[Entry]"), (member.Stratum, "[Stratum]"),
                (member.Ignore, "[Ignore]"),
            }.Where(static role => role.Item1 is not null).Select(static role => role.Item2),
        ];
        bool isAllowed = member is { Target: not null, Feature: not null } or { Calendar: not null, Feature: not null };
        return roles.Length < 2 || (roles.Length == 2 && isAllowed) ? null : $"{roles[roles.Length - 2]} and {roles[roles.Length - 1]}";
    }

    private static string? UnreadableBecause(ParseContext context, IPropertySymbol property) => property switch
    {
        { IsStatic: true } => "is static",
        { IsIndexer: true } => "is an indexer",
        { GetMethod: null } => "has no getter",
        { RefKind: not RefKind.None } => "returns by reference",
        _ when !context.CanAccess(property) || !context.CanAccess(property.GetMethod) =>
            "has a getter that is not visible to generated code",
        _ => null,
    };

    private static EquatableArray<FeatureSpec> ParseFeatures(ParseContext context, ImmutableArray<ModelMember> members)
    {
        List<ModelMember> declared = members.Where(static m => IsFeature(m) || HasParts(m)).ToList();
        if (declared.Count == 0 && !members.Any(static m => m.Vector is not null))
        {
            context.Report(DiagnosticDescriptors.NoFeatures, context.Type, context.TypeName);
        }

        var features = new List<FeatureSpec>(declared.Count);
        foreach (ModelMember member in declared)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (ValueParser.Parse(member.Property.Type) is not { } value)
            {
                context.Report(DiagnosticDescriptors.UnsupportedFeatureType, member.Property, member.Name, TypeNameOf(member));
                continue;
            }

            if (IsFeature(member))
            {
                features.Add(ParseDeclared(context, member, value, new FeatureSpec
                {
                    Name = member.Name,
                    Property = member.Name,
                    Column = member.Column,
                    Value = value,
                    IsPublic = IsPublic(member.Property),
                    Unit = member.Feature!.GetString("Unit"),
                    Description = member.Feature!.GetString("Description"),
                    Smoothness = ParseSmoothness(context, member),
                }));
            }

            features.AddRange(ParseParts(context, member, value));
        }

        ReportStrayOrder(context, members);
        return ParseReasons(context, members, ParseActions(context, members, features));
    }

    private static string? ParseSmoothness(ParseContext context, ModelMember member)
    {
        double smoothness = member.Feature!.GetDouble("Smoothness", defaultValue: 1);
        if (!(smoothness > 0) || double.IsInfinity(smoothness))
        {
            context.Report(
                DiagnosticDescriptors.InvalidRange, member.Feature!.GetNamedArgumentLocation("Smoothness", context.CancellationToken),
                "Smoothness", member.Name, CSharpLiteral.Double(smoothness), "a finite number above 0");
        }

        return smoothness == 1 ? null : CSharpLiteral.Double(smoothness);
    }

    private static bool IsPublic(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public && property.GetMethod?.DeclaredAccessibility is null or Accessibility.Public;

    private static BesideSpec? ParseWeight(ParseContext context, ImmutableArray<ModelMember> members)
    {
        List<ModelMember> weights = members.Where(static m => m is { Weight: not null, Ignore: null }).ToList();
        if (weights.Count > 1)
        {
            string all = string.Join(", ", weights.Select(static m => m.Name));
            weights.ForEach(m => context.Report(DiagnosticDescriptors.SeveralWeights, m.Property, m.Name, context.TypeName, all));
        }

        if (weights.FirstOrDefault() is not { } weight)
        {
            return null;
        }

        ValueSpec? value = ValueParser.Parse(weight.Property.Type);
        if (value is null || value.IsNullable || !value.Kind.IsNumber())
        {
            context.Report(DiagnosticDescriptors.UnusableWeight, weight.Property, weight.Name, TypeNameOf(weight));
            return null;
        }

        return new BesideSpec { Name = weight.Name, Column = weight.Column, Value = value };
    }

    // Whether the weight is a precision.
    private static bool ParseWeightKind(ParseContext context, ImmutableArray<ModelMember> members)
    {
        ModelMember weight = members.First(static m => m is { Weight: not null, Ignore: null });
        int kind = weight.Weight!.GetInt32("Kind", 0);
        if (kind is not (0 or 1))
        {
            context.Report(
                DiagnosticDescriptors.InvalidRange, weight.Weight!.GetNamedArgumentLocation("Kind", context.CancellationToken),
                "Kind", weight.Name, CSharpLiteral.Int32(kind), "a member of WeightKind");
        }

        return kind == 1;
    }

    /// <summary>No two members read one column.</summary>
    private static void ParseColumns(ParseContext context, ImmutableArray<ModelMember> members)
    {
        var readers = new Dictionary<string, ModelMember>(System.StringComparer.Ordinal);
        foreach (ModelMember member in members.Where(static m => m is { IsRead: true, Ignore: null }))
        {
            string key = NormalizeColumn(member.Column);
            if (readers.TryGetValue(key, out ModelMember? earlier))
            {
                context.Report(DiagnosticDescriptors.DuplicateColumn, member.Property, member.Column, earlier.Name, member.Name);
            }
            else
            {
                readers.Add(key, member);
            }
        }
    }

    /// <summary>Columns match whatever the case, underscores and spaces.</summary>
    private static string NormalizeColumn(string column) =>
        new string(column.Where(static c => c != '_' && !char.IsWhiteSpace(c)).ToArray()).ToUpperInvariant();

    private static string TypeNameOf(ModelMember member) =>
        member.Property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}

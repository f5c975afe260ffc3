using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>What is possible but probably not meant: the target and the features. Nothing of it changes the spec.</summary>
internal static partial class ModelParser
{
    /// <summary>More levels than these are hard to learn and to read.</summary>
    public const int ManyLevelsThreshold = 64;

    private static void AdviseOnMembers(ParseContext context, ImmutableArray<ModelMember> members)
    {
        foreach (ModelMember member in members)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (IsForgotten(context, member))
            {
                context.Report(DiagnosticDescriptors.UnmarkedProperty, member.Property, member.Name);
            }

            bool isTarget = member is { Target: not null, Ignore: null };
            if ((!isTarget && !IsFeature(member)) || ValueParser.Parse(member.Property.Type) is not { } value)
            {
                continue;
            }

            if (isTarget)
            {
                AdviseOnTarget(context, member, value);
            }
            else
            {
                AdviseOnFeature(context, member, value);
            }
        }
    }

    private static void AdviseOnTarget(ParseContext context, ModelMember target, ValueSpec value)
    {
        // A string of code that says nothing about null is nullable to the encoder, but
        // nobody wrote that. Who needn't name a target and may leave it null means it.
        if (value.IsNullable && (value.Kind != ValueKind.String || target.Property.NullableAnnotation == NullableAnnotation.Annotated)
            && IsDemanded(context, target))
        {
            context.Report(DiagnosticDescriptors.NullableTarget, target.Property, target.Name, TypeNameOf(target));
        }

        AdviseOnEnum(context, target);
    }

    /// <summary>Whether no record can be made without naming a member: it is required,
    /// or a parameter without default of the only constructor there is.</summary>
    private static bool IsDemanded(ParseContext context, ModelMember member) =>
        member.Property.IsRequired
        || (context.Type.InstanceConstructors.Where(c => context.CanAccess(c) && !IsCopyConstructor(c)
            && !(c.IsImplicitlyDeclared && c.Parameters.Length == 0)).ToList() is { Count: > 0 } constructors
            && constructors.All(
                c => c.Parameters.Any(p => !p.IsOptional && string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase))));

    private static void AdviseOnFeature(ParseContext context, ModelMember feature, ValueSpec value)
    {
        AdviseOnEnum(context, feature);
        if (value.Kind == ValueKind.Enum && value.Members.Count < 2)
        {
            context.Report(DiagnosticDescriptors.ConstantEnum, feature.Property, feature.Name, value.ShortName);
        }

        if (value.Kind == ValueKind.Enum && value.Members.Count > ManyLevelsThreshold)
        {
            context.Report(
                DiagnosticDescriptors.ManyLevels, feature.Property, feature.Name, value.ShortName, value.Members.Count,
                ManyLevelsThreshold);
        }

        if ((value.Kind.IsNumber() || value.Kind == ValueKind.String) && IsIdentifierLike(feature.Name))
        {
            context.Report(DiagnosticDescriptors.IdentifierLike, feature.Property, feature.Name);
        }

        if (value.Kind is ValueKind.Int64 or ValueKind.UInt64 or ValueKind.IntPtr or ValueKind.UIntPtr
            or ValueKind.Int128 or ValueKind.UInt128 or ValueKind.Decimal)
        {
            context.Report(DiagnosticDescriptors.LossyConversion, feature.Property, feature.Name, TypeNameOf(feature));
        }
    }

    private static void AdviseOnEnum(ParseContext context, ModelMember member)
    {
        ITypeSymbol type =
            member.Property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : member.Property.Type;
        if (type.TypeKind != TypeKind.Enum)
        {
            return;
        }

        bool isFlags = type.GetAttributes().Any(static a => a.AttributeClass?.ToDisplayString() == "System.FlagsAttribute");
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue).ToList();
        if (isFlags || fields.Select(static f => f.ConstantValue).Distinct().Count() < fields.Count)
        {
            string reason = isFlags ? "is a [Flags] enum" : "names one value twice";
            context.Report(DiagnosticDescriptors.AmbiguousEnum, member.Property, member.Name, type.Name, reason);
        }
    }

    /// <summary>"Id", "HouseId", "houseID"; not "Paid".</summary>
    private static bool IsIdentifierLike(string name) =>
        (name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal))
        && (name.Length == 2 || char.IsLower(name[name.Length - 3]) || char.IsDigit(name[name.Length - 3]) || name[name.Length - 3] == '_');

    /// <summary>A public property of this project that says nothing about its
    /// role. What computes its value from others needs no mark.</summary>
    private static bool IsForgotten(ParseContext context, ModelMember member) =>
        member is { IsRead: false, Ignore: null }
        && member.Property is { IsStatic: false, IsIndexer: false } property
        && property.DeclaredAccessibility == Accessibility.Public
        && property.GetMethod is { DeclaredAccessibility: Accessibility.Public }
        && property.Locations.Any(l => l.IsInSource && context.Symbols.Compilation.ContainsSyntaxTree(l.SourceTree!))
        && !(property.SetMethod is null && (HasBody(context, property) || HasBody(context, property.PartialImplementationPart)));

    private static bool HasBody(ParseContext context, IPropertySymbol? property) =>
        property is not null
        && property.DeclaringSyntaxReferences.Any(r => r.GetSyntax(context.CancellationToken) is PropertyDeclarationSyntax declaration
            && (declaration.ExpressionBody is not null
                || (declaration.AccessorList?.Accessors.Any(static a => a.Body is not null || a.ExpressionBody is not null) ?? false)));
}

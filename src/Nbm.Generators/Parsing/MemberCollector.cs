using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Parsing;

/// <summary>
/// Finds the properties of a record, its base types' first. Within a type: first the parameters of the primary constructor,
/// then by file and position, so that the order is the same whatever order the compiler is given the files in.
/// </summary>
internal static class MemberCollector
{
    /// <summary>All properties that the record declares or inherits; one that hides or overrides another takes its place.</summary>
    public static ImmutableArray<ModelMember> Collect(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var members = new List<ModelMember>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (INamedTypeSymbol declaring in BaseFirst(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (IPropertySymbol property in Order(declaring.GetMembers().OfType<IPropertySymbol>()))
            {
                if (property.IsImplicitlyDeclared || !property.ExplicitInterfaceImplementations.IsEmpty)
                {
                    continue;
                }

                var member = new ModelMember(property, AttributesOf(property, type));
                if (places.TryGetValue(property.Name, out int place))
                {
                    members[place] = member;
                }
                else
                {
                    places.Add(property.Name, members.Count);
                    members.Add(member);
                }
            }
        }

        return members.ToImmutableArray();
    }

    /// <summary>Parameters of the record's constructors that have an attribute of this library but no property of their name.</summary>
    public static IEnumerable<IParameterSymbol> OrphanParameters(INamedTypeSymbol type) =>
        from constructor in type.InstanceConstructors
        where !constructor.IsImplicitlyDeclared
        from parameter in constructor.Parameters
        where parameter.GetAttributes().Any(IsOurs)
            && !BaseFirst(type).Any(t => t.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any())
        select parameter;

    private static Stack<INamedTypeSymbol> BaseFirst(INamedTypeSymbol type)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? t = type; t is { SpecialType: SpecialType.None }; t = t.BaseType)
        {
            chain.Push(t);
        }

        return chain;
    }

    private static IEnumerable<IPropertySymbol> Order(IEnumerable<IPropertySymbol> properties) =>
        properties
            .OrderBy(static p => IsPositional(p) ? 0 : 1)
            .ThenBy(static p => p.Locations.FirstOrDefault()?.SourceTree?.FilePath ?? string.Empty, StringComparer.Ordinal)
            .ThenBy(static p => p.Locations.FirstOrDefault() is { IsInSource: true } location ? location.SourceSpan.Start : 0);

    private static bool IsPositional(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax;

    private static ImmutableArray<AttributeData> AttributesOf(IPropertySymbol property, INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData>.Builder attributes = ImmutableArray.CreateBuilder<AttributeData>();
        for (IPropertySymbol? p = property; p is not null; p = p.OverriddenProperty)
        {
            attributes.AddRange(p.GetAttributes());
        }

        // [Feature] on a positional parameter lands on the parameter alone, be it of the declaring record or of one derived from it.
        foreach (INamedTypeSymbol declaring in BaseFirst(type).Reverse())
        {
            attributes.AddRange(
                from constructor in declaring.InstanceConstructors
                from parameter in constructor.Parameters
                where parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type)
                from attribute in parameter.GetAttributes()
                select attribute);
        }

        return attributes.ToImmutable();
    }

    private static bool IsOurs(AttributeData attribute) =>
        attribute.Is("Feature") || attribute.Is("FeatureVector") || attribute.Is("Target") || attribute.Is("Weight")
            || attribute.Is("Calendar") || attribute.Is("Ordinal")
        || attribute.Is("Offset") || attribute.Is("Exposure") || attribute.Is("Event") || attribute.Is("Entry") || attribute.Is("Stratum")
        || attribute.Is("Group") || attribute.Is("Immutable") || attribute.Is("Actionable") || attribute.Is("Moves")
        || attribute.Is("ForbiddenMove") || attribute.Is("Reason");
}

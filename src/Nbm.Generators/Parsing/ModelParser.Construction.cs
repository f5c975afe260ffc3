using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>How a CSV row becomes a record: through the constructor that takes most members, then an object initialiser.</summary>
internal static partial class ModelParser
{
    /// <summary>The columns to read, in the order of the members, those that scoring does without last; null if no record can be built from
    /// cells.</summary>
    private static EquatableArray<ColumnSpec>? ParseConstruction(ParseContext context, string stem, ImmutableArray<ModelMember> members)
    {
        var columns = new List<ColumnSpec>();
        string? obstacle = TryParseColumns(context, members, columns);
        if (obstacle is null)
        {
            if (context.Symbols is { HasRuntime: true, WhyNoCsvReader: { } why })
            {
                context.Report(DiagnosticDescriptors.NoCsvReader, context.Type, context.TypeName, stem + "Csv", why);
            }

            return columns.OrderBy(static column => column.IsForTraining).ToEquatableArray();
        }

        if (context.Symbols.HasCsvHelper)
        {
            context.Report(DiagnosticDescriptors.CsvNotPossible, context.Type, context.TypeName, obstacle);
        }

        return null;
    }

    /// <summary>Fills <paramref name="columns"/>; what stands in the way, if something does.</summary>
    private static string? TryParseColumns(ParseContext context, ImmutableArray<ModelMember> members, List<ColumnSpec> columns)
    {
        if (ChooseConstructor(context, members) is not { } choice)
        {
            return "no constructor takes just members of types that a cell can hold";
        }

        foreach (ModelMember member in members)
        {
            IPropertySymbol property = member.Property;
            string? parameter = choice.Bound.TryGetValue(member.Name, out IParameterSymbol? bound) ? bound.Name : null;
            bool isRequired = property.IsRequired && !choice.SetsRequired;
            bool canInitialize = property is { SetMethod: { } setter, IsIndexer: false, IsStatic: false } && context.CanAccess(setter);

            // Members without a role keep their defaults; those without a setter are computed from others.
            if (parameter is null && !isRequired && !(member.IsRead && canInitialize))
            {
                continue;
            }

            string? reader = IsVector(member) ? VectorParser.Parse(property.Type)?.CsvReader : null;
            ValueSpec? value = ValueParser.Parse(property.Type);
            if (value is null && reader is null)
            {
                return $"the required member '{member.Name}' has type '{TypeNameOf(member)}', which no cell can hold";
            }

            columns.Add(new ColumnSpec
            {
                Name = member.Name,
                Column = member.Column,
                Value = value,
                VectorReader = reader,
                Length = reader is not null && IsDense(member) ? member.Vector!.GetInt32("Length", 0) : 0,
                Parameter = parameter,
                IsInitialized = parameter is null || isRequired,
                IsForTraining = member is { Ignore: null }
                    and ({ Target: not null } or { Weight: not null } or { Event: not null } or { Entry: not null }),
                IsOptional = !isRequired && bound is null or { IsOptional: true },
            });
        }

        IFieldSymbol? field = choice.SetsRequired ? null : RequiredFieldOf(context.Type);
        return field is null ? null : $"the field '{field.Name}' is required";
    }

    private static ConstructorChoice? ChooseConstructor(ParseContext context, ImmutableArray<ModelMember> members) =>
        context.Type.InstanceConstructors
            .Where(c => context.CanAccess(c) && !IsCopyConstructor(c))
            .Select(c => Bind(c, members))
            .OfType<ConstructorChoice>()
            .OrderByDescending(static c => c.Bound.Count)
            .FirstOrDefault();

    private static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    private static ConstructorChoice? Bind(IMethodSymbol constructor, ImmutableArray<ModelMember> members)
    {
        var bound = new Dictionary<string, IParameterSymbol>(StringComparer.Ordinal);
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            ModelMember? member = members.FirstOrDefault(m => Fits(parameter, m.Property, StringComparison.Ordinal))
                ?? members.FirstOrDefault(m => Fits(parameter, m.Property, StringComparison.OrdinalIgnoreCase));
            if (member is not null
                && (ValueParser.Parse(parameter.Type) is not null
                    || (IsVector(member) && VectorParser.Parse(parameter.Type)?.CsvReader is not null)))
            {
                bound[member.Name] = parameter;
            }
            else if (!parameter.IsOptional)
            {
                return null;
            }
        }

        bool setsRequired = constructor.GetAttributes().Any(static a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        return new ConstructorChoice(bound, setsRequired);
    }

    private static bool Fits(IParameterSymbol parameter, IPropertySymbol property, StringComparison comparison) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && !property.IsStatic
        && string.Equals(parameter.Name, property.Name, comparison)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static IFieldSymbol? RequiredFieldOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(static f => f.IsRequired) is { } field)
            {
                return field;
            }
        }

        return null;
    }

    private sealed class ConstructorChoice(Dictionary<string, IParameterSymbol> bound, bool setsRequired)
    {
        /// <summary>By the name of the member whose value a parameter takes.</summary>
        public Dictionary<string, IParameterSymbol> Bound { get; } = bound;

        public bool SetsRequired { get; } = setsRequired;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0213, NBM0220: what a feature declares beyond its type: special values, axis, period, minimum count, order.</summary>
internal static partial class ModelParser
{
    // Members of Nbm.AxisKind.
    private static readonly string?[] s_axes = [null, "Linear", "Log"];

    private static FeatureSpec ParseDeclared(ParseContext context, ModelMember member, ValueSpec value, FeatureSpec feature)
    {
        int axis = member.Feature!.GetInt32("Axis", 0);
        double period = member.Feature!.GetDouble("Period", 0);
        int minCount = member.Feature!.GetInt32("MinCount", 0);
        if (axis is < 0 or > 2)
        {
            ReportRange(context, member, "Axis", CSharpLiteral.Int32(axis), "a member of AxisKind");
            axis = 0;
        }

        if (UnfitAxis(value.Kind, axis) is { } unfitAxis)
        {
            ReportUnfit(context, member, value, "Axis", unfitAxis);
        }

        if (period != 0 && !value.Kind.IsNumber())
        {
            ReportUnfit(context, member, value, "Period", "only numbers have a period that is declared");
        }
        else if (period != 0 && (!(period > 0) || double.IsInfinity(period)))
        {
            ReportRange(context, member, "Period", CSharpLiteral.Double(period), "a finite number above 0");
        }
        else if (period != 0 && s_axes[axis] == "Log")
        {
            ReportUnfit(context, member, value, "Period", "what goes in a circle has no logarithmic axis");
        }

        if (minCount != 0 && value.Kind != ValueKind.String)
        {
            ReportUnfit(context, member, value, "MinCount", "only strings have levels that are learned");
        }
        else if (minCount < 0)
        {
            ReportRange(context, member, "MinCount", CSharpLiteral.Int32(minCount), "1 or more");
        }

        feature = feature with
        {
            Specials = ParseSpecials(context, member, value),
            Axis = s_axes[axis],
            Period = value.Kind == ValueKind.TimeOnly ? "24" : period != 0 ? CSharpLiteral.Double(period) : null,
            MinCount = minCount,
            IsOrdered = value.Kind == ValueKind.Enum && (member.Ordinal is not null || IsOrderedType(member.Property.Type)),
        };
        return ParseConstraints(context, member, value, feature);
    }

    private static string? UnfitAxis(ValueKind kind, int axis) => axis switch
    {
        0 => null,
        _ when !kind.IsNumeric() => "only numbers lie on an axis",
        _ when kind == ValueKind.TimeOnly => "times of day go in a circle",
        _ when s_axes[axis] == "Log" && !kind.IsNumber() && kind != ValueKind.TimeSpan => "a date has no logarithm",
        _ => null,
    };

    private static EquatableArray<string> ParseSpecials(ParseContext context, ModelMember member, ValueSpec value)
    {
        ImmutableArray<TypedConstant> given = member.Feature!.GetArray("Special");
        if (!given.IsEmpty && !value.Kind.IsNumber())
        {
            ReportUnfit(context, member, value, "Special", "only numbers have special values");
            return EquatableArray<string>.Empty;
        }

        var specials = new List<double>();
        foreach (double special in given.Select(static v => v.Value).OfType<double>())
        {
            if (value.Kind.Hold(special) is not { } held)
            {
                ReportRange(context, member, "Special", CSharpLiteral.Double(special),
                    $"a finite number that a {value.ShortName} can hold");
            }
            else if (specials.Contains(held))
            {
                ReportRange(context, member, "Special", CSharpLiteral.Double(special) + " twice", "given once");
            }
            else
            {
                specials.Add(held);
            }
        }

        return specials.Select(CSharpLiteral.Double).ToEquatableArray();
    }

    /// <summary>[Ordinal] on what is no feature, or no enum.</summary>
    private static void ReportStrayOrder(ParseContext context, ImmutableArray<ModelMember> members)
    {
        foreach (ModelMember member in members.Where(static m => m.Ordinal is not null))
        {
            string? reason = !IsFeature(member) ? "only features have an order"
                : ValueParser.Parse(member.Property.Type) is { Kind: not ValueKind.Enum } ? "only the members of an enum have an order"
                : null;
            if (reason is not null)
            {
                context.Report(DiagnosticDescriptors.DoesNotFit, member.Ordinal!, "[Ordinal]", member.Name, TypeNameOf(member), reason);
            }
        }
    }

    private static bool IsOrderedType(ITypeSymbol type) =>
        (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : type)
            .GetAttributes().Find("Ordinal") is not null;

    private static void ReportUnfit(ParseContext context, ModelMember member, ValueSpec value, string argument, string reason) =>
        context.Report(
            DiagnosticDescriptors.DoesNotFit, member.Feature!.GetNamedArgumentLocation(argument, context.CancellationToken),
            argument, member.Name, value.ShortName, reason);

    private static void ReportRange(ParseContext context, ModelMember member, string argument, string found, string expected) =>
        context.Report(
            DiagnosticDescriptors.InvalidRange, member.Feature!.GetNamedArgumentLocation(argument, context.CancellationToken),
            argument, member.Name, found, expected);
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0225: what a person is told of features and interactions.</summary>
internal static partial class ModelParser
{
    private static EquatableArray<FeatureSpec> ParseReasons(
        ParseContext context, ImmutableArray<ModelMember> members, EquatableArray<FeatureSpec> features)
    {
        var parsed = features.ToList();
        foreach (ModelMember member in members.Where(static m => !m.Reasons.IsEmpty))
        {
            int index = parsed.FindIndex(f => f.Name == member.Name && f.Part is null);
            var reasons = new List<ReasonSpec>();
            foreach (AttributeData attribute in member.Reasons)
            {
                if (index < 0)
                {
                    ReportReason(context, attribute, attribute.GetLocation(context.CancellationToken), member.Name,
                        "only features have reasons");
                }
                else if (NamesOf(attribute).Count > 0)
                {
                    ReportReason(context, attribute, attribute.GetArgumentLocation(2, context.CancellationToken), member.Name,
                        "it names features, which is for interactions, on the record");
                }
                else if (ParseReason(context, attribute, member.Name, parsed[index].IsNumeric || parsed[index].IsOrdered) is { } reason)
                {
                    reasons.Add(reason);
                }
            }

            if (index >= 0)
            {
                parsed[index] = parsed[index] with { Reasons = reasons.ToEquatableArray() };
            }
        }

        return parsed.ToEquatableArray();
    }

    private static EquatableArray<InteractionSpec> ParseReasons(
        ParseContext context, EquatableArray<FeatureSpec> features, List<InteractionSpec> interactions)
    {
        foreach (AttributeData attribute in context.Type.GetAttributes().FindAll("Reason"))
        {
            List<string?> names = NamesOf(attribute);
            string all = names.Count == 0 ? context.TypeName : string.Join(", ", names);
            int[] indices = [.. names.Select(name => features.Select(static f => f.Name).ToList().IndexOf(name!))];
            int index = interactions.FindIndex(i => i.Features.OrderBy(static f => f).SequenceEqual(indices.OrderBy(static f => f)));
            if (index < 0)
            {
                ReportReason(context, attribute, attribute.GetArgumentLocation(2, context.CancellationToken), all,
                    names.Count < 2 ? "on a record it names the features of an interaction" : "there is no such interaction");
            }
            else if (ParseReason(context, attribute, all, hasDirection: false) is { } reason)
            {
                interactions[index] = interactions[index] with
                {
                    Reasons = interactions[index].Reasons.Concat([reason]).ToEquatableArray(),
                };
            }
        }

        return interactions.ToEquatableArray();
    }

    private static ReasonSpec? ParseReason(ParseContext context, AttributeData attribute, string name, bool hasDirection)
    {
        string? code = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        string? text = attribute.ConstructorArguments.Skip(1).FirstOrDefault().Value as string;
        int direction = attribute.GetInt32("Direction", 0);
        if (string.IsNullOrWhiteSpace(code) || string.IsNullOrWhiteSpace(text))
        {
            ReportReason(context, attribute,
                attribute.GetArgumentLocation(string.IsNullOrWhiteSpace(code) ? 0 : 1, context.CancellationToken), name,
                "it says nothing: code and text are needed");
            return null;
        }

        if (direction != 0 && (!hasDirection || direction < 0 || direction >= s_ways.Length))
        {
            ReportReason(context, attribute, attribute.GetNamedArgumentLocation("Direction", context.CancellationToken), name,
                hasDirection ? $"{CSharpLiteral.Int32(direction)} is no member of Direction"
                    : "only what is in order lies below or above something: a number, a date, an [Ordinal] enum");
            return null;
        }

        return new ReasonSpec(code!, text!, s_ways[direction], attribute.GetString("Culture"));
    }

    private static List<string?> NamesOf(AttributeData reason) => reason.ConstructorArguments.Skip(2).FirstOrDefault() is
        { Kind: TypedConstantKind.Array, Values: { IsDefault: false } names } ? names.Select(static n => n.Value as string).ToList() : [];

    private static void ReportReason(ParseContext context, AttributeData attribute, Location? location, string name, string reason) =>
        context.Report(DiagnosticDescriptors.UnusableReason, location,
            attribute.ConstructorArguments.FirstOrDefault().Value as string ?? string.Empty, name, reason);
}

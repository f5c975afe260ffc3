using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM07xx: the families of models that a record carries, and what of the record they can't take.</summary>
internal static partial class ModelParser
{
    // What is the record's own. Families are compared on one target.
    private static readonly string[] s_recordArguments = ["Task", "TweediePower", "QuantileLevel", "HuberDelta", "Dispersion", "Name"];

    private static EquatableArray<FamilySpec> ParseFamilies(ParseContext context, ParsedRecord record)
    {
        FamilyAttributes attributes = record.Attributes;
        ImmutableArray<ModelMember> members = record.Members;
        ReportContradictions(context, attributes);
        var families = new List<FamilySpec>();
        foreach ((ModelFamily family, AttributeData attribute) in attributes.All)
        {
            bool isTaken = context.Alone(() => ReportTaken(context, family, record)).Part;
            (FamilySpec? spec, bool hasErrors) = context.Alone(() => ParseFamily(context, family, attribute, record));
            if (spec is not null && !isTaken)
            {
                families.Add(hasErrors ? spec with { IsAbsent = true } : spec);
            }
        }

        if (attributes.All.FirstOrDefault(static pair => !pair.Family.HoldsConstraints).Family is { } free)
        {
            ReportUnheld(context, free, members, record.Features);
        }

        if (!attributes.All.Any(static pair => pair.Family.ReadsInteractionsOf(pair.Attribute)))
        {
            foreach (AttributeData attribute in context.Type.GetAttributes().Where(static a => a.Is("Interaction") || a.Is("Interactions")))
            {
                context.Report(DiagnosticDescriptors.InteractionWithoutUse, attribute, context.TypeName,
                    attribute.Is("Interaction") ? "Interaction" : "Interactions");
            }
        }

        if (!attributes.All.Any(static pair => pair.Family.HeedsSmoothness))
        {
            foreach (ModelMember member in members.Where(static m => m.Feature is { } feature && feature.Says("Smoothness")))
            {
                context.Report(
                    DiagnosticDescriptors.SmoothnessWithoutUse,
                    member.Feature!.GetNamedArgumentLocation("Smoothness", context.CancellationToken),
                    member.Name, context.TypeName);
            }
        }

        ReportStrayGroups(context, record);
        return families.ToEquatableArray();
    }

    // The families that do take something, in a clause.
    private static string TakersOf(System.Func<ModelFamily, bool> takes)
    {
        string[] names = [.. ModelFamilies.All.Where(takes).Select(static family => $"[{family.Attribute}]")];
        return names.Length == 1 ? $"{names[0]} does" : $"{string.Join(", ", names)} do";
    }

    /// <summary>A family as far as it can be read: what is wrong with it takes nothing from the others.</summary>
    private static FamilySpec? ParseFamily(ParseContext context, ModelFamily family, AttributeData attribute, ParsedRecord record)
    {
        FamilySpec? spec = family.Parse(context, attribute, record);
        bool takesDense = family.TakesDenseVectors && family.HasTermTypes?.Invoke(attribute) != true;
        foreach (ModelMember member in record.Members.Where(m => IsVector(m) && !(IsDense(m) ? takesDense : family.TakesSparseVectors)))
        {
            context.Report(
                DiagnosticDescriptors.FamilyWithoutVectors, member.Property, member.Name, family.Attribute,
                IsDense(member) ? "dense" : "sparse",
                IsDense(member) && family.TakesDenseVectors
                    ? "its attributes say what each feature does, and a place is none; with AttributeInputs.Hidden it does, and "
                        + $"{TakersOf(own => own.TakesDenseVectors && own != family)}"
                : IsDense(member)
                    ? $"it says what each feature does, and a place is none; {TakersOf(static own => own.TakesDenseVectors)}"
                    : $"it has a fixed number of inputs, and a row any number of names; {TakersOf(static own => own.TakesSparseVectors)}");
        }

        return spec;
    }

    private static void ReportContradictions(ParseContext context, FamilyAttributes attributes)
    {
        foreach (string argument in s_recordArguments)
        {
            AttributeData first = attributes.Saying(argument);
            foreach ((ModelFamily family, AttributeData other) in attributes.All.Where(
                pair => pair.Attribute != first && pair.Attribute.Says(argument)))
            {
                if (!Equals(ValueOf(other), ValueOf(first)))
                {
                    context.Report(
                        DiagnosticDescriptors.FamiliesDisagree, other.GetNamedArgumentLocation(argument, context.CancellationToken),
                        argument, context.TypeName, attributes.All.First(pair => pair.Attribute == first).Family.Attribute,
                        family.Attribute);
                }
            }

            object? ValueOf(AttributeData attribute) => attribute.NamedArguments.First(a => a.Key == argument).Value.Value;
        }
    }

    /// <summary>NBM0214: a promise that one of the record's models would break.</summary>
    private static void ReportUnheld(ParseContext context, ModelFamily family, ImmutableArray<ModelMember> members,
        EquatableArray<FeatureSpec> features)
    {
        foreach (FeatureSpec feature in features)
        {
            foreach (string argument
                in new[] { ("Monotone", feature.Monotone), ("Curvature", feature.Curvature), ("ZeroAt", feature.ZeroAt) }.Where(
                    static pair => pair.Item2 is not null).Select(static pair => pair.Item1))
            {
                ModelMember member = members.First(m => m.Name == feature.Property && m.Feature is not null);
                context.Report(
                    DiagnosticDescriptors.UnholdableConstraint,
                    member.Feature!.GetNamedArgumentLocation(argument, context.CancellationToken),
                    argument, feature.Name,
                    $"nothing binds what [{family.Attribute}] learns, and a promise that one of the record's models breaks is none");
            }
        }
    }
}

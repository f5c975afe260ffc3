using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM03xx: interactions, those named first, then those of [Interactions].</summary>
internal static partial class ModelParser
{
    /// <summary>The most features that one interaction may name.</summary>
    public const int MaxInteractionOrder = 8;

    /// <summary>The highest order of which all interactions may be asked for.</summary>
    public const int MaxAllOrder = 4;

    /// <summary>The most interactions that may be asked for at once: all pairs of 100 features.</summary>
    public const int MaxAllCount = 5000;

    private static EquatableArray<InteractionSpec> ParseInteractions(ParseContext context, ImmutableArray<ModelMember> members,
        EquatableArray<FeatureSpec> features)
    {
        var parsed = new List<InteractionSpec>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (AttributeData attribute in context.Type.GetAttributes().Where(static a => a.Is("Interaction")))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (ParseInteraction(context, attribute, members, features) is not { } indices)
            {
                continue;
            }

            InteractionSpec interaction = Interaction(indices, features);
            if (seen.Add(Key(indices)))
            {
                parsed.Add(interaction);
            }
            else
            {
                context.Report(DiagnosticDescriptors.DuplicateInteraction, attribute, interaction.Name, "an interaction above");
            }
        }

        if (context.Type.GetAttributes().Find("Interactions") is { } all)
        {
            ParseAllInteractions(context, all, features, seen, parsed);
        }

        return ParseReasons(context, features, parsed);
    }

    private static int[]? ParseInteraction(ParseContext context, AttributeData attribute, ImmutableArray<ModelMember> members,
        EquatableArray<FeatureSpec> features)
    {
        List<string?> names = NamesIn(attribute);
        var indices = new List<int>(names.Count);
        bool isValid = names.Count >= 2;
        for (int i = 0; i < names.Count; i++)
        {
            Location? location = attribute.GetArgumentLocation(i, context.CancellationToken);
            int index = features.Select(static f => f.Name).ToList().IndexOf(names[i]!);
            if (index < 0)
            {
                isValid = false;
                ReportUnknown(context, location, names[i], members);
            }
            else if (indices.Contains(index))
            {
                isValid = false;
                context.Report(DiagnosticDescriptors.InvalidInteraction, location, $"'{names[i]}' is named twice");
            }

            indices.Add(index);
        }

        if (names.Count > MaxInteractionOrder)
        {
            isValid = false;
            context.Report(DiagnosticDescriptors.InvalidInteraction, attribute, "More than eight features are named");
        }

        return isValid ? indices.ToArray() : null;
    }

    private static List<string?> NamesIn(AttributeData attribute)
    {
        var names = new List<string?>();
        foreach (TypedConstant argument in attribute.ConstructorArguments)
        {
            if (argument.Kind != TypedConstantKind.Array)
            {
                names.Add(argument.Value as string);
            }
            else if (!argument.Values.IsDefault)
            {
                names.AddRange(argument.Values.Select(static v => v.Value as string));
            }
        }

        return names;
    }

    private static void ReportUnknown(ParseContext context, Location? location, string? name, ImmutableArray<ModelMember> members)
    {
        ModelMember? member = members.FirstOrDefault(m => m.Name == name);
        if (member?.Target is not null)
        {
            context.Report(DiagnosticDescriptors.TargetLeaks, location, name, "part of an interaction");
            return;
        }

        // A feature of an unsupported type has its own error.
        if (member is not null && IsFeature(member))
        {
            return;
        }

        List<string> names = members.SelectMany(FeatureNames).ToList();
        string hint = member?.Vector is not null
            ? "it is a vector, whose names take part in no interactions"
            : NearestName.Find(name, names) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"the features are {string.Join(", ", names)}";
        context.Report(DiagnosticDescriptors.UnknownFeature, location, name ?? "null", context.TypeName, hint);
    }

    private static void ParseAllInteractions(ParseContext context, AttributeData attribute, EquatableArray<FeatureSpec> features,
        HashSet<string> seen, List<InteractionSpec> parsed)
    {
        int order = attribute.GetInt32("Order", 2);
        if (ImpossibleBecause(order, features.Count) is { } reason)
        {
            Location? location = attribute.GetNamedArgumentLocation("Order", context.CancellationToken);
            context.Report(DiagnosticDescriptors.InvalidOrder, location, order, reason);
            return;
        }

        foreach (int[] indices in Combinations(features.Count, order))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (seen.Add(Key(indices)))
            {
                parsed.Add(Interaction(indices, features));
            }
        }
    }

    private static string? ImpossibleBecause(int order, int featureCount)
    {
        if (order is < 2 or > MaxAllOrder)
        {
            return "the order is not between 2 and 4";
        }

        long count = 1;
        for (int i = 0; i < order; i++)
        {
            count = count * (featureCount - i) / (i + 1);
        }

        return count switch
        {
            <= 0 => string.Format(CultureInfo.InvariantCulture, "there are only {0} features", featureCount),
            > MaxAllCount => string.Format(CultureInfo.InvariantCulture, "{0} features have {1} of them, more than {2}", featureCount,
                count, MaxAllCount),
            _ => null,
        };
    }

    /// <summary>All ascending choices of <paramref name="order"/> of the numbers below <paramref name="count"/>, in their order.</summary>
    private static IEnumerable<int[]> Combinations(int count, int order)
    {
        int[] indices = Enumerable.Range(0, order).ToArray();
        while (true)
        {
            yield return (int[])indices.Clone();
            int last = order - 1;
            while (last >= 0 && indices[last] == count - order + last)
            {
                last--;
            }

            if (last < 0)
            {
                yield break;
            }

            indices[last]++;
            for (int i = last + 1; i < order; i++)
            {
                indices[i] = indices[i - 1] + 1;
            }
        }
    }

    private static InteractionSpec Interaction(int[] indices, EquatableArray<FeatureSpec> features) => new()
    {
        Name = string.Join("X", indices.Select(i => features[i].Name)),
        Features = indices.ToEquatableArray(),
    };

    private static string Key(int[] indices) =>
        string.Join(",", indices.OrderBy(static i => i).Select(static i => i.ToString(CultureInfo.InvariantCulture)));
}

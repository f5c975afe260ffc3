using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>What experts can't learn, and what is wrong with all of them together.</summary>
internal static partial class ModelParser
{
    // Members of the explanation of experts, beside those of all explanations.
    private static readonly HashSet<string> s_reservedOfExperts = ["Opinions", "Confidence", "HasConfidence", "Largest"];

    private static void ReportExpertsTask(ParseContext context, ParsedRecord record)
    {
        if (record.Target is not { } target)
        {
            return;
        }

        if (target.Task is not (TaskKind.Regression or TaskKind.Binary or TaskKind.Multiclass))
        {
            context.Report(
                DiagnosticDescriptors.UnfitForExperts,
                record.Attributes.Saying("Task").GetNamedArgumentLocation("Task", context.CancellationToken),
                target.Name, $"experts have no confidence for the task {target.Task}",
                "use another family such as [NbmModel], or ModelTask.Regression");
        }
        else if (record.Members.FirstOrDefault(static m => m is { Offset: not null, Ignore: null }) is { } offset)
        {
            context.Report(
                DiagnosticDescriptors.UnfitForExperts, offset.Property, target.Name,
                $"experts don't take offsets, and '{offset.Name}' is one",
                "remove [Offset], or use another family such as [NbmModel]");
        }
    }

    private static void ReportUnread(ParseContext context, ParsedRecord record, EquatableArray<GroupSpec> groups, List<ExpertSet> sets)
    {
        for (int g = 0; g < groups.Count; g++)
        {
            if (!sets.Any(set => set.Groups.Contains(g)))
            {
                ModelMember first = FirstOf(record, groups[g].Name);
                context.Report(
                    DiagnosticDescriptors.UnreadFeature, first.Property, first.Name,
                    $"it is in the group '{groups[g].Name}', which no expert names", "add the group to an [Expert(…)]");
            }
        }
    }

    private static void ReportNoFullExpert(
        ParseContext context, AttributeData attribute, ParsedRecord record, EquatableArray<GroupSpec> groups, List<ExpertSet> sets)
    {
        if (record.Target?.Task is TaskKind.Regression or TaskKind.Multiclass
            && groups.Count > 0 && !sets.Any(set => set.Groups.Length == groups.Count))
        {
            string all = string.Join(", ", groups.Select(static group => $"\"{group.Name}\""));
            context.Report(DiagnosticDescriptors.NoFullExpert, attribute, context.TypeName, record.Target.Name, record.Target.Task, all);
        }
        else if (Enumerable.Range(0, groups.Count).All(group => sets.Any(set => set.Groups.Contains(group))))
        {
            ReportNobodyBehind(context, groups, sets);
        }
    }

    private static void ReportNobodyBehind(ParseContext context, EquatableArray<GroupSpec> groups, List<ExpertSet> sets)
    {
        foreach (ExpertSet set in sets.Where(set => set.Groups.Length < groups.Count && set.Attribute is not null))
        {
            if (!sets.Any(other => other.Groups.Length > set.Groups.Length && set.Groups.All(other.Groups.Contains)))
            {
                string all = string.Join(", ", groups.Select(static group => $"\"{group.Name}\""));
                context.Report(DiagnosticDescriptors.NobodyBehindExpert, set.Attribute!, ExpertName(set.Groups, groups),
                    context.TypeName, all);
            }
        }
    }

    private static void ReportExpertNames(ParseContext context, ParsedRecord record, EquatableArray<GroupSpec> groups, List<ExpertSet> sets)
    {
        string explanation = record.Stem + "ExpertsExplanation";
        var taken = new HashSet<string>();
        foreach (ExpertSet set in sets)
        {
            string name = ExpertName(set.Groups, groups);
            bool isTooLong = !NameRule.IsIdentifier(name) && set.Groups.All(group => NameRule.IsIdentifier(groups[group].Name));
            string? reason = IsReservedOfExperts(record, name) ? $"{explanation}.{name} is there already"
                : isTooLong ? $"a name has {NameRule.MostBytes.ToString(CultureInfo.InvariantCulture)} bytes at most"
                : !taken.Add(name) ? $"{explanation} has a property of that name for other groups"
                : null;
            if (reason is not null)
            {
                AttributeData place = set.Attribute ?? FirstOf(record, groups[set.Groups[0]].Name).Group!;
                context.Report(DiagnosticDescriptors.TakenExpertName, place, name, "an expert", reason, "rename a group");
            }
        }
    }

    private static bool IsReservedOfExperts(ParsedRecord record, string name) =>
        name == record.Stem + "ExpertsExplanation" || s_reserved.Contains(name) || s_reservedOfExperts.Contains(name);

    private static ModelMember FirstOf(ParsedRecord record, string group) =>
        record.Members.First(
            m => (IsFeature(m) || HasParts(m) || IsDense(m)) && m.Group?.ConstructorArguments.FirstOrDefault().Value as string == group);

    /// <summary>An expert as it is declared.</summary>
    /// <param name="groups">The indices of its groups, ascending.</param>
    /// <param name="attribute">Where; null for one that is there by default.</param>
    private sealed class ExpertSet(int[] groups, AttributeData? attribute)
    {
        public int[] Groups { get; } = groups;

        public AttributeData? Attribute { get; } = attribute;
    }
}

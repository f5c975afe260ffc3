using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0704 to NBM0710: groups of features and the experts that read them.</summary>
internal static partial class ModelParser
{
    // As in Nbm.ExpertsLayout.
    private const int MostGroups = 64;
    private const int MostExperts = 256;

    /// <summary>The groups and experts of a record, as far as they can be read; null if the task has none.</summary>
    public static ExpertsSpec? ParseExperts(ParseContext context, AttributeData attribute, ParsedRecord record)
    {
        EquatableArray<GroupSpec> groups = ParseGroups(context, record);
        ReportExpertsTask(context, record);
        if (groups.Count > MostGroups)
        {
            context.Report(
                DiagnosticDescriptors.InvalidExpert, attribute, context.TypeName, $"there are {CSharpLiteral.Int32(groups.Count)} groups",
                $"put features together, into {CSharpLiteral.Int32(MostGroups)} groups at most");
        }

        AttributeData[] declared = [.. context.Type.GetAttributes().Where(static a => a.Is("Expert"))];
        var sets = new List<ExpertSet>();
        bool areValid = true;
        foreach (AttributeData expert in declared)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (ParseExpert(context, expert, groups) is { } set)
            {
                if (sets.Any(other => other.Groups.SequenceEqual(set)))
                {
                    context.Report(DiagnosticDescriptors.DuplicateExpert, expert, ExpertName(set, groups), context.TypeName);
                    areValid = false;
                }

                sets.Add(new ExpertSet(set, expert));
            }
            else
            {
                areValid = false;
            }
        }

        if (declared.Length == 0)
        {
            sets.AddRange(Enumerable.Range(0, groups.Count).Select(static group => new ExpertSet([group], null)));
            sets.AddRange(groups.Count > 1 ? [new ExpertSet([.. Enumerable.Range(0, groups.Count)], null)] : []);
        }

        if (sets.Count > MostExperts)
        {
            context.Report(
                DiagnosticDescriptors.InvalidExpert, attribute, context.TypeName, $"there are {CSharpLiteral.Int32(sets.Count)} experts",
                $"declare {CSharpLiteral.Int32(MostExperts)} at most");
        }
        else if (areValid)
        {
            ReportUnread(context, record, groups, sets);
            ReportNoFullExpert(context, attribute, record, groups, sets);
            ReportExpertNames(context, record, groups, sets);
        }

        return record.Target is null or { Task: TaskKind.Regression or TaskKind.Binary or TaskKind.Multiclass }
            ? Readable(record, groups, sets) : null;
    }

    // What can't be a member of a type is left out, which is reported: the other members are there to be named.
    private static ExpertsSpec Readable(ParsedRecord record, EquatableArray<GroupSpec> groups, List<ExpertSet> sets)
    {
        var named = groups
            .Select(static (group, g) => UnfitGroupName(group.Name) is null ? group
                : group with { Name = $"Group{CSharpLiteral.Int32(g)}__" })
            .ToEquatableArray();
        var taken = new HashSet<string>();
        return new ExpertsSpec
        {
            Groups = named,
            Experts = sets
                .Select(set => new ExpertSpec { Name = ExpertName(set.Groups, named), Groups = set.Groups.ToEquatableArray() })
                .Where(expert => NameRule.IsIdentifier(expert.Name) && !IsReservedOfExperts(record, expert.Name) && taken.Add(expert.Name))
                .ToEquatableArray(),
        };
    }

    /// <summary>Groups and experts that no model of the record has, and groups of what is no feature.</summary>
    private static void ReportStrayGroups(ParseContext context, ParsedRecord record)
    {
        bool hasExperts = record.Attributes.All.Any(static pair => pair.Family.Attribute == "ExpertsModel");
        foreach (ModelMember member in record.Members.Where(static m => m is { Group: not null, Ignore: null }))
        {
            if (!hasExperts)
            {
                context.Report(
                    DiagnosticDescriptors.GroupWithoutUse, member.Group!, "Group", member.Name, "only [ExpertsModel] has groups",
                    "add [ExpertsModel] to the record");
            }
            else if (!IsFeature(member) && !HasParts(member) && !IsVector(member))
            {
                context.Report(DiagnosticDescriptors.GroupWithoutUse, member.Group!, "Group", member.Name, "it is no feature",
                    "add [Feature]");
            }
        }

        foreach (AttributeData expert in hasExperts ? [] : context.Type.GetAttributes().Where(static a => a.Is("Expert")))
        {
            context.Report(
                DiagnosticDescriptors.GroupWithoutUse, expert, "Expert", context.TypeName, "only [ExpertsModel] has experts",
                "add [ExpertsModel]");
        }
    }

    private static EquatableArray<GroupSpec> ParseGroups(ParseContext context, ParsedRecord record)
    {
        var names = new List<string>();
        var features = new List<List<int>>();
        foreach (ModelMember member in record.Members.Where(static m => IsFeature(m) || HasParts(m) || IsDense(m)))
        {
            if (member.Group is null)
            {
                context.Report(
                    DiagnosticDescriptors.UnreadFeature, member.Property, member.Name, "it is in no group",
                    "add [Group(…)], or leave it out with [Ignore]");
                continue;
            }

            string name = member.Group.ConstructorArguments.FirstOrDefault().Value as string ?? string.Empty;
            if (UnfitGroupName(name) is { } reason)
            {
                context.Report(
                    DiagnosticDescriptors.TakenExpertName, member.Group.GetArgumentLocation(0, context.CancellationToken), name,
                    "a group", reason,
                    "use letters, digits and underscores, not starting with a digit, and neither None nor All");
            }

            int group = names.IndexOf(name);
            if (group < 0)
            {
                group = names.Count;
                names.Add(name);
                features.Add([]);
            }

            features[group].AddRange(Enumerable.Range(0, record.Features.Count).Where(f => record.Features[f].Property == member.Name));
            features[group].AddRange(
                Enumerable.Range(0, record.Vectors.Count).Where(v => record.Vectors[v].Name == member.Name)
                    .Select(v => record.Features.Count + v));
        }

        features.ForEach(static own => own.Sort());

        return names.Select((name, g) => new GroupSpec { Name = name, Features = features[g].ToEquatableArray() }).ToEquatableArray();
    }

    private static string? UnfitGroupName(string name) => name switch
    {
        "None" or "All" => "the enum of groups has a member of that name for none of them, or for all",
        "value__" => "no member of an enum has that name",
        _ => NameRule.IsIdentifier(name) ? null : "the enum of groups has a member for each, and this is no identifier",
    };

    private static int[]? ParseExpert(ParseContext context, AttributeData attribute, EquatableArray<GroupSpec> groups)
    {
        List<string?> names = NamesIn(attribute);
        if (names.Count == 0)
        {
            context.Report(
                DiagnosticDescriptors.InvalidExpert, attribute, context.TypeName, "it names no group",
                $"name what it reads of {Listed(groups)}, or remove it");
            return null;
        }

        var set = new SortedSet<int>();
        bool isValid = true;
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i] ?? "null";
            Location? location = attribute.GetArgumentLocation(i, context.CancellationToken);
            int group = groups.Select(static g => g.Name).ToList().IndexOf(name);
            if (group < 0)
            {
                string hint = NearestName.Find(name, groups.Select(static g => g.Name)) is { } nearest
                    ? $"did you mean '{nearest}'?"
                    : $"the groups are {Listed(groups)}";
                context.Report(DiagnosticDescriptors.InvalidExpert, location, context.TypeName, $"no feature is in a group '{name}'", hint);
                isValid = false;
            }
            else if (!set.Add(group))
            {
                context.Report(DiagnosticDescriptors.InvalidExpert, location, context.TypeName, $"it names '{name}' twice", "name it once");
                isValid = false;
            }
        }

        return isValid ? [.. set] : null;
    }

    private static string ExpertName(int[] set, EquatableArray<GroupSpec> groups) =>
        string.Join("And", set.Select(group => groups[group].Name));

    private static string Listed(EquatableArray<GroupSpec> groups) =>
        groups.Count == 0 ? "none" : string.Join(", ", groups.Select(static group => group.Name));
}

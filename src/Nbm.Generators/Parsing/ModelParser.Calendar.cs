using System.Collections.Generic;
using System.Linq;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0220: the parts of dates and times that [Calendar] makes features of.</summary>
internal static partial class ModelParser
{
    private static IEnumerable<FeatureSpec> ParseParts(ParseContext context, ModelMember member, ValueSpec value)
    {
        foreach (CalendarPartKind part in PartsOf(member))
        {
            if (part.IsOf(value.Kind))
            {
                yield return new FeatureSpec
                {
                    Name = member.Name + part,
                    Property = member.Name,
                    Column = member.Column,
                    Value = value,
                    IsPublic = IsPublic(member.Property),
                    Description = member.Feature?.GetString("Description"),
                    Period = part.Period(),
                    IsOrdered = part.Levels().Count > 0,
                    Part = part,
                };
            }
            else
            {
                string reason = value.Kind.IsTemporal() && value.Kind != ValueKind.TimeSpan
                    ? $"it has no {part}"
                    : "only a DateOnly, a DateTime, a DateTimeOffset and a TimeOnly have parts";
                context.Report(DiagnosticDescriptors.DoesNotFit, member.Calendar!, $"[Calendar({part})]", member.Name,
                    value.ShortName, reason);
            }
        }

        if (HasParts(member) && PartsOf(member).Count == 0)
        {
            context.Report(DiagnosticDescriptors.DoesNotFit, member.Calendar!, "[Calendar]", member.Name, value.ShortName,
                "it names no part");
        }
    }

    // The parts are the bits of Nbm.CalendarPart, in their order.
    private static List<CalendarPartKind> PartsOf(ModelMember member)
    {
        int flags = HasParts(member) && member.Calendar!.ConstructorArguments.FirstOrDefault().Value is int parts ? parts : 0;
        return CalendarParts.All.Where(part => (flags & (1 << (int)part)) != 0).ToList();
    }

    /// <summary>The names of the features that a member makes.</summary>
    private static IEnumerable<string> FeatureNames(ModelMember member) =>
        (IsFeature(member) ? new[] { member.Name } : []).Concat(PartsOf(member).Select(part => member.Name + part));
}

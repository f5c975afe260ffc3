using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0222: the texts of an enum's members are told apart.</summary>
internal static partial class ModelParser
{
    private static void ParseLevels(ParseContext context, ImmutableArray<ModelMember> members)
    {
        var seen = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (ModelMember member in members.Where(static m => m is { IsRead: true, Ignore: null } || m.Property.IsRequired))
        {
            if (ValueParser.Parse(member.Property.Type) is { Kind: ValueKind.Enum } value && seen.Add(value.TypeName))
            {
                ReportConflicts(context, member, value);
            }
        }
    }

    // At the property, as all that is said of an enum: an editor looks at the record's file, and the enum may be of another assembly.
    private static void ReportConflicts(ParseContext context, ModelMember member, ValueSpec value)
    {
        foreach ((int first, int second, string text) in value.LevelTable().Conflicts())
        {
            context.Report(DiagnosticDescriptors.AmbiguousText, member.Property, text, value.ShortName, value.Members[first].Name,
                value.Members[second].Name, member.Name);
        }
    }
}

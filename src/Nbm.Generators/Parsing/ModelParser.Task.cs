using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0107 to NBM0112: the task's own number, and what stands beside the target.</summary>
internal static partial class ModelParser
{
    /// <summary>The parameter of a task, as a literal.</summary>
    private static string? ParseTaskParameter(ParseContext context, FamilyAttributes attributes, TaskKind task, string target)
    {
        string? literal = null;
        foreach (TaskFacts owner in TaskTable.All)
        {
            if (owner.Parameter is not { } parameter)
            {
                continue;
            }

            AttributeData attribute = attributes.Saying(parameter.Argument);
            if (!attribute.Says(parameter.Argument))
            {
                literal = owner.Kind == task && parameter.Default is { } number ? CSharpLiteral.Double(number) : literal;
                continue;
            }

            Location? location = attribute.GetNamedArgumentLocation(parameter.Argument, context.CancellationToken);
            double value = attribute.GetDouble(parameter.Argument, double.NaN);
            if (owner.Kind != task)
            {
                context.Report(DiagnosticDescriptors.ParameterOfAnotherTask, location, parameter.Argument, owner.Kind, task);
            }
            else if (!parameter.Holds(value))
            {
                context.Report(DiagnosticDescriptors.InvalidRange, location, parameter.Argument, target, CSharpLiteral.Double(value),
                    parameter.Expected);
            }
            else
            {
                literal = CSharpLiteral.Double(value);
            }
        }

        return literal;
    }

    private static BesideSpec? ParseOffset(ParseContext context, ImmutableArray<ModelMember> members, TargetSpec? target)
    {
        BesideSpec? offset = ParseBeside(context, members, "Offset", static m => m.Offset);
        if (offset is not null && target?.Task.Facts().TakesOffset == false)
        {
            ReportUnfit(context, members, offset, target, "offset", "added to the scores of all classes it would change nothing",
                "remove [Offset]");
        }

        return offset;
    }

    private static BesideSpec? ParseExposure(ParseContext context, ImmutableArray<ModelMember> members, TargetSpec? target)
    {
        BesideSpec? exposure = ParseBeside(context, members, "Exposure", static m => m.Exposure);
        if (exposure is not null && target?.Task.Facts().TakesExposure == false)
        {
            ReportUnfit(
                context, members, exposure, target, "exposure", "it multiplies the mean of a count or an amount",
                "use ModelTask.Poisson, NegativeBinomial, Gamma or Tweedie, or remove [Exposure]");
        }

        return exposure;
    }

    private static BesideSpec? ParseEvent(ParseContext context, FamilyAttributes attributes, ImmutableArray<ModelMember> members,
        TargetSpec? target)
    {
        if (target?.Task.Facts().HasEvents == true && !members.Any(static m => m is { Event: not null, Ignore: null }))
        {
            context.Report(DiagnosticDescriptors.NoEvent,
                attributes.Saying("Task").GetNamedArgumentLocation("Task", context.CancellationToken), target.Name);
        }

        return ParseOfDurations(context, members, target, "Event", static m => m.Event, "says whether a duration ended in the event");
    }

    private static BesideSpec? ParseOfDurations(
        ParseContext context, ImmutableArray<ModelMember> members, TargetSpec? target, string role,
        System.Func<ModelMember, AttributeData?> attribute, string what)
    {
        BesideSpec? beside = ParseBeside(context, members, role, attribute);
        if (beside is not null && target?.Task.Facts().HasEvents == false)
        {
            context.Report(DiagnosticDescriptors.EventWithoutCox, members.First(m => m.Name == beside.Name).Property, beside.Name, what,
                target.Task, role);
        }

        return beside;
    }

    private static BesideSpec? ParseBeside(ParseContext context, ImmutableArray<ModelMember> members, string role,
        System.Func<ModelMember, AttributeData?> attribute)
    {
        List<ModelMember> found = members.Where(m => attribute(m) is not null && m.Ignore is null).ToList();
        if (found.Count > 1)
        {
            string all = string.Join(", ", found.Select(static m => m.Name));
            found.ForEach(m => context.Report(DiagnosticDescriptors.SeveralBeside, m.Property, m.Name, context.TypeName, role, all));
        }

        if (found.FirstOrDefault() is not { } member)
        {
            return null;
        }

        ValueSpec? value = ValueParser.Parse(member.Property.Type);
        (bool fits, string needed) = role switch
        {
            "Event" => (value?.Kind == ValueKind.Bool, "a non-nullable bool"),
            "Stratum" => (value?.Kind is ValueKind.String or ValueKind.Bool or ValueKind.Enum or <= ValueKind.UInt64,
                "a non-nullable text, enum, bool or whole number such as int"),
            _ => (value?.Kind.IsNumber() == true, "a non-nullable numeric type such as double"),
        };
        if (!fits || value!.IsNullable)
        {
            context.Report(DiagnosticDescriptors.UnusableBeside, member.Property, member.Name, role, TypeNameOf(member), needed);
            return null;
        }

        return new BesideSpec { Name = member.Name, Column = member.Column, Value = value };
    }

    private static void ReportUnfit(
        ParseContext context, ImmutableArray<ModelMember> members, BesideSpec beside, TargetSpec target, string role, string reason,
        string remedy) =>
        context.Report(
            DiagnosticDescriptors.OffsetUnfit, members.First(m => m.Name == beside.Name).Property, beside.Name, role, target.Task,
            reason, remedy);
}

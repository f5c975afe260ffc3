using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Families;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM01xx: the target and the task.</summary>
internal static partial class ModelParser
{
    private static TargetSpec? ParseTarget(ParseContext context, FamilyAttributes attributes, ImmutableArray<ModelMember> members)
    {
        List<ModelMember> targets = members.Where(static m => m is { Target: not null, Ignore: null }).ToList();
        if (targets.Count == 0)
        {
            context.Report(DiagnosticDescriptors.NoTarget, context.Type, context.TypeName);
            return null;
        }

        if (targets.Count > 1)
        {
            string all = string.Join(", ", targets.Select(static m => m.Name));
            targets.ForEach(m => context.Report(DiagnosticDescriptors.SeveralTargets, m.Property, m.Name, context.TypeName, all));
            return null;
        }

        ModelMember target = targets[0];
        ValueSpec? value = ValueParser.Parse(target.Property.Type);
        if (UnpredictableBecause(value) is { } reason)
        {
            context.Report(DiagnosticDescriptors.UnsupportedTargetType, target.Property, target.Name, TypeNameOf(target), reason);
            return null;
        }

        if (ParseTask(context, attributes.Saying("Task"), target, value!) is not { } task)
        {
            return null;
        }

        return new TargetSpec
        {
            Name = target.Name,
            Column = target.Column,
            Task = task,
            Value = value!,
            Parameter = ParseTaskParameter(context, attributes, task, target.Name),
            Unit = target.Target!.GetString("Unit"),
            Description = target.Target!.GetString("Description"),
        };
    }

    private static string? UnpredictableBecause(ValueSpec? value) => value switch
    {
        null => "is none of these",
        { Kind: ValueKind.Enum, Members.Count: < 2 } => "has fewer than two members",
        _ when value.Kind.IsTemporal() => "is a date or a time",
        _ => null,
    };

    private static TaskKind? ParseTask(ParseContext context, AttributeData attribute, ModelMember target, ValueSpec value)
    {
        TaskKind natural = NaturalTask(value);
        int number = attribute.GetInt32("Task", 0);
        TaskKind? asked = number == 0 ? natural : TaskTable.Find(number)?.Kind;

        // Two classes are a multiclass model too, if that is asked for: a score for each of them.
        if (asked == natural || (asked?.Facts().HasScorePerClass == true && value.Kind == ValueKind.Enum)
            || (asked?.Facts().IsNumeric == true && natural.Facts().IsNumeric))
        {
            return asked;
        }

        Location? location = attribute.GetNamedArgumentLocation("Task", context.CancellationToken);
        string name = asked?.ToString() ?? number.ToString(CultureInfo.InvariantCulture);
        context.Report(DiagnosticDescriptors.TaskContradictsTarget, location, target.Name, TypeNameOf(target), name, natural);
        return null;
    }

    /// <summary>The task of a target of that type; null if it can't be one.</summary>
    public static TaskKind? NaturalTask(ITypeSymbol type)
    {
        ValueSpec? value = ValueParser.Parse(type);
        return UnpredictableBecause(value) is null ? NaturalTask(value!) : null;
    }

    private static TaskKind NaturalTask(ValueSpec value) => value switch
    {
        { Kind: ValueKind.Bool } or { Kind: ValueKind.Enum, Members.Count: 2 } => TaskKind.Binary,
        { Kind: ValueKind.Enum or ValueKind.String } => TaskKind.Multiclass,
        _ => TaskKind.Regression,
    };
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0213, NBM0224: how features may be changed.</summary>
internal static partial class ModelParser
{
    // Members of Nbm.Direction.
    private static readonly string?[] s_ways = [null, "Up", "Down"];
    private static readonly string[] s_ofNumbers = ["Step", "Min", "Max"];

    private static EquatableArray<FeatureSpec> ParseActions(
        ParseContext context, ImmutableArray<ModelMember> members, List<FeatureSpec> features)
    {
        var parsed = features.ToList();
        foreach (ModelMember member in members)
        {
            int index = parsed.FindIndex(f => f.Name == member.Name && f.Part is null);
            if (index < 0 || !IsFeature(member))
            {
                ReportStrayActions(context, member);
            }
            else if (HasParts(member)) // What has parts would change them with it.
            {
                ReportStrayActions(context, member, "the parts of its date are features too, which would change with it");
                parsed[index] = parsed[index] with { Actions = ActionsSpec.Immutable };
            }
            else
            {
                parsed[index] = parsed[index] with { Actions = ParseActions(context, member, parsed[index], parsed) };
            }
        }

        ReportMovedTwice(context, members, parsed);
        var moved = new HashSet<string>(
            parsed.SelectMany(static f => f.Actions is null ? [] : f.Actions.Moves.Select(static m => m.Feature)));
        return parsed.Select(f => f.Part is null ? f with { IsMovedAlong = moved.Contains(f.Name) }
            : f with { Actions = ActionsSpec.Immutable }).ToEquatableArray();
    }

    private static ActionsSpec? ParseActions(ParseContext context, ModelMember member, FeatureSpec feature, List<FeatureSpec> features)
    {
        if (member.Immutable is not null && (member.Actionable ?? member.ForbiddenMoves.Concat(member.Moves).FirstOrDefault()) is { } both)
        {
            ReportImpossible(context, both.GetLocation(context.CancellationToken), both, member, "it is [Immutable]");
            return null;
        }

        ActionsSpec actions = member.Immutable is not null ? ActionsSpec.Immutable
            : member.Actionable is { } actionable ? ParseActionable(context, member, feature, actionable) : new ActionsSpec();
        actions = actions with
        {
            Moves = ParseMoves(context, member, feature, features, actions.Step is not null),
            Forbidden = ParseForbidden(context, member, feature.Value),
        };
        return actions == new ActionsSpec() ? null : actions;
    }

    private static ActionsSpec ParseActionable(ParseContext context, ModelMember member, FeatureSpec feature, AttributeData actionable)
    {
        int direction = actionable.GetInt32("Direction", 0);
        double step = actionable.GetDouble("Step", 0), min = actionable.GetDouble("Min", double.NaN),
            max = actionable.GetDouble("Max", double.NaN), effort = actionable.GetDouble("Effort", 1);
        ValueKind kind = feature.Value.Kind;
        bool isWhole = kind < ValueKind.Half;
        if (direction < 0 || direction >= s_ways.Length)
        {
            Range("Direction", CSharpLiteral.Int32(direction), "a member of Direction");
            direction = 0;
        }

        if (direction != 0 && !kind.IsNumeric() && !feature.IsOrdered)
        {
            Unfit("Direction", "only what is in order has one: numbers, dates and [Ordinal] enums");
        }
        else if (direction != 0 && feature.Period is not null)
        {
            Unfit("Direction", "what goes in a circle comes back to where it was");
        }

        foreach (string argument in s_ofNumbers.Where(a => actionable.Says(a) && !kind.IsNumeric()))
        {
            Unfit(argument, "only numbers and dates have one");
        }

        if (actionable.Says("Step") && !(step > 0 && step <= double.MaxValue))
        {
            Range("Step", CSharpLiteral.Double(step), "a finite number above 0");
        }
        else if (isWhole && System.Math.Floor(step) != step)
        {
            Range("Step", CSharpLiteral.Double(step), $"a whole number, as the values of a {feature.Value.ShortName} are");
        }

        foreach ((string argument, double bound) in new[] { ("Min", min), ("Max", max) }.Where(b => double.IsInfinity(b.Item2)))
        {
            Range(argument, CSharpLiteral.Double(bound), "a finite number");
        }

        if (min > max)
        {
            Range("Min", CSharpLiteral.Double(min), $"at most Max, {CSharpLiteral.Double(max)}");
        }

        if (!(effort > 0 && effort <= double.MaxValue))
        {
            Range("Effort", CSharpLiteral.Double(effort), "a finite number above 0");
        }

        return new ActionsSpec
        {
            Direction = s_ways[direction],
            Step = step == 0 ? null : CSharpLiteral.Double(step),
            Min = double.IsNaN(min) ? null : CSharpLiteral.Double(min),
            Max = double.IsNaN(max) ? null : CSharpLiteral.Double(max),
            Effort = effort == 1 ? null : CSharpLiteral.Double(effort),
        };

        void Range(string argument, string found, string expected) => context.Report(
            DiagnosticDescriptors.InvalidRange, actionable.GetNamedArgumentLocation(argument, context.CancellationToken),
            argument, member.Name, found, expected);

        void Unfit(string argument, string reason) => context.Report(
            DiagnosticDescriptors.ImpossibleAction, actionable.GetNamedArgumentLocation(argument, context.CancellationToken),
            argument, member.Name, reason);
    }

    /// <summary>Whether <c>with</c> changes every feature that may be changed or moves along.</summary>
    private static bool CanCopy(ParseContext context, ImmutableArray<ModelMember> members, EquatableArray<FeatureSpec> features) =>
        context.Type is { IsRecord: true } or { IsValueType: true } && features.Where(MayChange).All(f =>
            members.First(m => m.Name == f.Property).Property.SetMethod is { } setter && context.CanAccess(setter));

    private static bool MayChange(FeatureSpec feature) =>
        feature.Part is null && (feature.IsMovedAlong || feature.Actions is not { IsImmutable: true });

    private static void ReportStrayActions(ParseContext context, ModelMember member, string reason = "only features are changed")
    {
        foreach (AttributeData attribute in new[] { member.Immutable, member.Actionable }.OfType<AttributeData>()
            .Where(a => !HasParts(member) || a != member.Immutable).Concat(member.Moves).Concat(member.ForbiddenMoves))
        {
            ReportImpossible(context, attribute.GetLocation(context.CancellationToken), attribute, member, reason);
        }
    }

    private static void ReportImpossible(
        ParseContext context, Location? location, AttributeData attribute, ModelMember member, string reason) =>
        context.Report(DiagnosticDescriptors.ImpossibleAction, location,
            $"[{attribute.AttributeClass!.Name.Replace("Attribute", string.Empty)}]", member.Name, reason);
}

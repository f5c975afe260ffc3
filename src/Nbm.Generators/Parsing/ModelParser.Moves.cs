using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0224: features that move others, and levels that can't be reached.</summary>
internal static partial class ModelParser
{
    private static EquatableArray<LinkSpec> ParseMoves(
        ParseContext context, ModelMember member, FeatureSpec feature, List<FeatureSpec> features, bool hasStep)
    {
        var links = new List<LinkSpec>();
        foreach (AttributeData moves in member.Moves)
        {
            string? name = moves.ConstructorArguments.FirstOrDefault().Value as string;
            double ratio = moves.ConstructorArguments.Skip(1).FirstOrDefault().Value is double given ? given : 0;
            FeatureSpec? moved = features.FirstOrDefault(f => f.Name == name);
            if (moved is null)
            {
                string? nearest = NearestName.Find(name, features.Select(static f => f.Name));
                Report(0, $"there is no feature '{name}'" + (nearest is null ? string.Empty : $" (did you mean '{nearest}'?)"));
            }
            else if (moved == feature || links.Any(link => link.Feature == name))
            {
                Report(0, moved == feature ? "it names itself" : $"it moves '{name}' twice");
            }
            else if (!feature.Value.Kind.IsNumeric() || !moved.IsNumeric || moved.Part is not null
                || (feature.Period ?? moved.Period) is not null)
            {
                Report(0, "only numbers and dates move one another, and none in a circle");
            }
            else if (!hasStep && feature.Value.Kind >= ValueKind.Half && feature.Value.Kind != ValueKind.DateOnly)
            {
                Report(0, "what moves another is changed in steps, and has none: say [Actionable(Step = …)]");
            }
            else if (ratio == 0 || double.IsNaN(ratio) || double.IsInfinity(ratio))
            {
                Report(1, $"the ratio is {CSharpLiteral.Double(ratio)}, and must be finite and not 0");
            }
            else
            {
                links.Add(new LinkSpec(moved.Name, CSharpLiteral.Double(ratio)));
            }

            void Report(int argument, string reason) => ReportImpossible(
                context, moves.GetArgumentLocation(argument, context.CancellationToken), moves, member, reason);
        }

        return links.ToEquatableArray();
    }

    // What is moved along has no steps of its own, and moves nothing itself: so no order of moves matters, and none goes in a circle.
    private static void ReportMovedTwice(ParseContext context, ImmutableArray<ModelMember> members, List<FeatureSpec> features)
    {
        var seen = new Dictionary<string, string>(System.StringComparer.Ordinal);
        foreach ((string mover, string moved) in features
            .SelectMany(static f => (f.Actions is { } own ? own.Moves : EquatableArray<LinkSpec>.Empty).Select(m => (f.Name, m.Feature))))
        {
            if (seen.TryGetValue(moved, out string? first))
            {
                ModelMember second = members.First(m => m.Name == mover);
                AttributeData again = second.Moves.First(a => a.ConstructorArguments.FirstOrDefault().Value as string == moved);
                ReportImpossible(context, again.GetArgumentLocation(0, context.CancellationToken), again, second,
                    $"'{first}' moves '{moved}' already, and it isn't known how far both together do");
                continue;
            }

            seen.Add(moved, mover);
            ModelMember member = members.First(m => m.Name == moved);
            if ((member.Moves.FirstOrDefault() ?? member.Actionable) is { } attribute)
            {
                ReportImpossible(context, attribute.GetLocation(context.CancellationToken), attribute, member,
                    "another feature moves it, and what is moved isn't changed by itself");
            }
        }
    }

    private static EquatableArray<ForbiddenSpec> ParseForbidden(ParseContext context, ModelMember member, ValueSpec value)
    {
        var forbidden = new List<ForbiddenSpec>();
        foreach (AttributeData moves in member.ForbiddenMoves)
        {
            TypedConstant from = moves.ConstructorArguments.FirstOrDefault();
            ImmutableArray<TypedConstant> to = moves.ConstructorArguments.Skip(1).FirstOrDefault() is
                { Kind: TypedConstantKind.Array, Values: { IsDefault: false } values } ? values : [];
            if (!value.Kind.IsClosedCategory() && value.Kind != ValueKind.String)
            {
                ReportImpossible(context, moves.GetLocation(context.CancellationToken), moves, member, "only categories have levels");
                continue;
            }

            if (to.IsEmpty)
            {
                ReportImpossible(context, moves.GetLocation(context.CancellationToken), moves, member, "it names no level to become");
                continue;
            }

            string? fromLevel = from.IsNull ? null : LevelOf(from, value);
            if (!from.IsNull && fromLevel is null)
            {
                ReportNoLevel(0, from);
            }

            for (int i = 0; i < to.Length; i++)
            {
                if (LevelOf(to[i], value) is not { } level)
                {
                    ReportNoLevel(i + 1, to[i]);
                }
                else if (level == fromLevel)
                {
                    ReportImpossible(context, moves.GetArgumentLocation(i + 1, context.CancellationToken), moves, member,
                        $"'{level}' stays what it is");
                }
                else
                {
                    forbidden.Add(new ForbiddenSpec(fromLevel, level));
                }
            }

            void ReportNoLevel(int argument, TypedConstant found) => ReportImpossible(
                context, moves.GetArgumentLocation(argument, context.CancellationToken), moves, member,
                $"{found.ToCSharpString()} is no level of a {value.ShortName}");
        }

        return forbidden.ToEquatableArray();
    }

    // The name of a level that a constant is; null if it is none.
    private static string? LevelOf(TypedConstant constant, ValueSpec value) => value.Kind switch
    {
        ValueKind.String => constant.Value as string,
        ValueKind.Bool => constant.Value is bool flag ? flag ? "true" : "false" : null,
        _ => constant is { Kind: TypedConstantKind.Enum, Value: { } number }
            && constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == value.TypeName
            ? value.Members.FirstOrDefault(m => m.Number == System.Convert.ToString(number, CultureInfo.InvariantCulture))?.Name
            : null,
    };
}

using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0213, NBM0214, NBM0220: directions, bends and zeros that a feature's shape is bound to.</summary>
internal static partial class ModelParser
{
    // Members of Nbm.Monotone and Nbm.Curvature.
    private static readonly string?[] s_directions = [null, "Increasing", "Decreasing"];
    private static readonly string?[] s_bends = [null, "Convex", "Concave"];

    private static FeatureSpec ParseConstraints(ParseContext context, ModelMember member, ValueSpec value, FeatureSpec feature)
    {
        int monotone = Member(context, member, "Monotone", s_directions.Length);
        int curvature = Member(context, member, "Curvature", s_bends.Length);
        double zero = member.Feature!.GetDouble("ZeroAt", double.NaN);
        if (monotone != 0 && !feature.IsOrdered && !value.Kind.IsNumeric())
        {
            ReportUnfit(context, member, value, "Monotone", "only what is in order can be monotone: numbers, dates and [Ordinal] enums");
        }
        else if (monotone != 0 && feature.Period is not null)
        {
            ReportUnfit(context, member, value, "Monotone", "what goes in a circle comes back to where it was");
        }

        if (curvature != 0 && !value.Kind.IsNumeric())
        {
            ReportUnfit(context, member, value, "Curvature", "only curves over numbers bend");
        }
        else if (curvature != 0 && feature.Period is not null)
        {
            ReportUnfit(context, member, value, "Curvature", "what goes in a circle comes back to where it was");
        }

        if (!double.IsNaN(zero) && !value.Kind.IsNumber())
        {
            ReportUnfit(context, member, value, "ZeroAt", "only a curve over a number is 0 at a value");
        }
        else if (!double.IsNaN(zero) && feature.Period is not null)
        {
            ReportUnfit(context, member, value, "ZeroAt", "a circle has no beginning to measure from");
        }
        else if (!double.IsNaN(zero) && UnheldZero(zero, feature) is { } expected)
        {
            ReportRange(context, member, "ZeroAt", CSharpLiteral.Double(zero), expected);
        }

        return feature with
        {
            Monotone = s_directions[monotone],
            Curvature = s_bends[curvature],
            ZeroAt = double.IsNaN(zero) ? null : CSharpLiteral.Double(zero),
        };
    }

    private static string? UnheldZero(double zero, FeatureSpec feature) =>
        double.IsInfinity(zero) ? "a finite number"
        : feature.Specials.Contains(CSharpLiteral.Double(zero))
        ? "a number that isn't special, for special values have a score beside the curve"
        : s_axes[2] == feature.Axis && zero <= 0 ? "above 0, for the feature's axis is logarithmic"
        : null;

    private static int Member(ParseContext context, ModelMember member, string argument, int count)
    {
        int given = member.Feature!.GetInt32(argument, 0);
        if (given >= 0 && given < count)
        {
            return given;
        }

        ReportRange(context, member, argument, CSharpLiteral.Int32(given), "a member of " + argument);
        return 0;
    }

    /// <summary>NBM0214: constraints that the model as a whole can't hold.</summary>
    private static void ReportUnholdable(
        ParseContext context, System.Collections.Immutable.ImmutableArray<ModelMember> members, TargetSpec? target,
        EquatableArray<FeatureSpec> features, EquatableArray<InteractionSpec> interactions)
    {
        foreach (FeatureSpec feature in features.Where(static f => f.Monotone is not null || f.Curvature is not null))
        {
            string argument = feature.Curvature is null ? "Monotone" : "Curvature";
            if (target?.Task.Facts().HasScorePerClass == true)
            {
                Report(feature, argument, "a multiclass model has a score for each class, which can't all be bound the same way");
            }
            else if (feature.Curvature is not null
                && interactions.FirstOrDefault(interaction => IsCurvedTwice(interaction, feature, features)) is { } twice)
            {
                Report(feature, argument, $"the interaction {twice.Name} has another feature with a curvature, and can hold one only");
            }
        }

        void Report(FeatureSpec feature, string argument, string reason)
        {
            ModelMember member = members.First(m => m.Name == feature.Property && m.Feature is not null);
            context.Report(
                DiagnosticDescriptors.UnholdableConstraint, member.Feature!.GetNamedArgumentLocation(argument, context.CancellationToken),
                argument, feature.Name, reason);
        }
    }

    private static bool IsCurvedTwice(InteractionSpec interaction, FeatureSpec feature, EquatableArray<FeatureSpec> features) =>
        interaction.Features.Any(f => features[f] == feature) && interaction.Features.Count(f => features[f].Curvature is not null) > 1;
}

using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>A value that two models are compared at.</summary>
/// <param name="Before">As the earlier model encodes it.</param>
/// <param name="After">As the later one does.</param>
/// <param name="Label">As people read it.</param>
/// <param name="IsOnCurve">Whether it is a number that isn't special.</param>
internal readonly record struct DiffPoint(double Before, double After, string Label, bool IsOnCurve)
{
    /// <summary>Whether it is a number that is no member of an enum: it counts, and isn't worth a line of a picture.</summary>
    public bool IsNoMember(FeatureSchema feature) => feature.Kind == FeatureKind.Category && Before < 0 && After < 0;

    /// <summary>The knots of all axes, then special values and missing ones.</summary>
    public static IEnumerable<DiffPoint> Numbers(IEnumerable<Axis> axes, FeatureSchema feature)
    {
        Axis[] all = [.. axes];
        double[] specials = [.. all.SelectMany(axis => axis.Specials).Distinct().Order()];
        IEnumerable<double> knots = all.SelectMany(axis => axis.Knots).Distinct().Order().Where(knot => !specials.Contains(knot));
        return knots.Select(knot => new DiffPoint(knot, knot, ValueText.OfNumber(feature, knot), true))
            .Concat(specials.Select(special => new DiffPoint(special, special, ValueText.OfSpecial(feature, special), false)))
            .Append(new DiffPoint(double.NaN, double.NaN, ValueText.Missing, false));
    }

    /// <summary>The levels of both, those of the later model first; one that a
    /// model lacks is unseen to it. Then missing and unseen values.</summary>
    public static IEnumerable<DiffPoint> Levels(ImmutableArray<string>? before, ImmutableArray<string>? after) =>
        (after ?? []).Union(before ?? [])
            .Select(level => new DiffPoint(before?.IndexOf(level) ?? -1, after?.IndexOf(level) ?? -1, level, false))
            .Append(new DiffPoint(double.NaN, double.NaN, ValueText.Missing, false))
            .Append(new DiffPoint(-1, -1, "unseen", false));
}

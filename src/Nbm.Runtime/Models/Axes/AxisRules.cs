namespace Nbm.Models;

/// <summary>What must hold of any axis.</summary>
internal static class AxisRules
{
    public static string? FirstViolation(Axis axis)
    {
        if (axis.Feature < 0 || axis.Levels < 0)
        {
            return $"the feature {axis.Feature} and the number of levels {axis.Levels} can't be negative";
        }

        if (!axis.Knots.IsEmpty && (axis.Levels > 0 || axis.HasUnseen))
        {
            return "an axis of a number has knots, one of a category levels and an unseen slot; this has both";
        }

        if (axis.Knots.IsEmpty && axis.Levels == 0 && axis.Specials.IsEmpty && !axis.HasMissing && !axis.HasUnseen)
        {
            return "it has no position at all";
        }

        return Units(axis) ?? Knots(axis);
    }

    private static string? Units(Axis axis)
    {
        bool plain = axis.Specials.IsEmpty && axis.Kind == AxisKind.Rank && axis.Period == 0;
        if (!plain && !IsNumeric(axis))
        {
            return "only a number has special values, a kind of axis or a period";
        }

        if (!SpecialRules.AreFiniteAndDistinct(axis.Specials))
        {
            return "special values must be finite and distinct";
        }

        if (!(axis.Period >= 0) || double.IsInfinity(axis.Period) || (axis.Period > 0 && axis.Kind == AxisKind.Log))
        {
            return FormattableString.Invariant(
                $"a period of {axis.Period:R} on a {axis.Kind} axis; expected: 0, or above 0 and finite on an axis that isn't logarithmic");
        }

        return axis.Period > 0 && !axis.Knots.IsEmpty && axis.Knots[^1] != axis.Knots[0] + axis.Period
            ? FormattableString.Invariant(
                $"its last knot {axis.Knots[^1]:R} isn't one period of {axis.Period:R} behind its first, {axis.Knots[0]:R}")
            : null;
    }

    private static string? Knots(Axis axis)
    {
        ReadOnlySpan<double> knots = axis.Knots.AsSpan();
        for (int i = 0; i < knots.Length; i++)
        {
            if (!double.IsFinite(knots[i]) || (i > 0 && knots[i] <= knots[i - 1]))
            {
                return FormattableString.Invariant($"knot {i} is {knots[i]:R}; knots must be finite and increase strictly");
            }

            if (axis.Kind == AxisKind.Log && (!(knots[i] > 0) || (i > 0 && Math.Log(knots[i]) <= Math.Log(knots[i - 1]))))
            {
                return FormattableString.Invariant(
                    $"knot {i} is {knots[i]:R}; on a logarithmic axis knots must be above 0, and their logarithms increase strictly");
            }
        }

        return null;
    }

    public static bool IsNumeric(Axis axis) => !axis.Knots.IsEmpty || (axis.Levels == 0 && !axis.HasUnseen);

    public static string Describe(Axis axis)
    {
        string what = axis.IsNumeric
            ? $"a number {(axis.Kind == AxisKind.Log ? "above 0 " : "")}on {axis.Knots.Length} "
                + $"knots{(axis.Specials.IsEmpty ? "" : $", or one of {axis.Specials.Length} special values")}"
            : $"one of {axis.Levels} levels";
        string missing = axis.HasMissing ? "or missing" : "never missing";
        return axis.HasUnseen ? $"{what}, or unseen (−1), {missing}" : $"{what}, {missing}";
    }
}

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

        if (axis.Knots.IsEmpty && axis.Levels == 0 && !axis.HasMissing && !axis.HasUnseen)
        {
            return "it has no position at all";
        }

        ReadOnlySpan<double> knots = axis.Knots.AsSpan();
        for (int i = 0; i < knots.Length; i++)
        {
            if (!double.IsFinite(knots[i]) || (i > 0 && knots[i] <= knots[i - 1]))
            {
                return FormattableString.Invariant($"knot {i} is {knots[i]:R}; knots must be finite and increase strictly");
            }
        }

        return null;
    }

    public static bool IsNumeric(Axis axis) => !axis.Knots.IsEmpty || (axis.Levels == 0 && !axis.HasUnseen);

    public static string Describe(Axis axis)
    {
        string what = axis.IsNumeric ? $"a number on {axis.Knots.Length} knots" : $"one of {axis.Levels} levels";
        string missing = axis.HasMissing ? "or missing" : "never missing";
        return axis.HasUnseen ? $"{what}, or unseen (−1), {missing}" : $"{what}, {missing}";
    }
}

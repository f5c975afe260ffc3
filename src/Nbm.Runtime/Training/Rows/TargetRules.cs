using System.Globalization;

namespace Nbm.Training;

/// <summary>What a target may be.</summary>
internal static class TargetRules
{
    /// <exception cref="ArgumentException">The target can't be learned from; the message names the row and the target.</exception>
    public static void Check(TargetSchema schema, double target, string rows, int index)
    {
        if (double.IsNaN(target) && schema.IsNullable)
        {
            return;
        }

        if (!double.IsFinite(target))
        {
            throw Error(
                rows, index, schema, target,
                double.IsNaN(target) && !schema.Classes.IsEmpty || schema.HasOpenClasses ? "a class" : "a finite number",
                schema.IsNullable ? "" : " A target that may be missing is declared nullable; its row is then left out.");
        }

        int classes = schema.Classes.Length;
        if (classes > 0 && (target != Math.Floor(target) || target < 0 || target >= classes))
        {
            throw Error(rows, index, schema, target, $"one of {string.Join(", ", schema.Classes)}", "");
        }
    }

    private static ArgumentException Error(string rows, int index, TargetSchema schema, double target, string expected, string hint)
    {
        string found = double.IsNaN(target) ? "missing or no number" : target < 0 && !schema.Classes.IsEmpty ? "no member of its type" : target.ToString(CultureInfo.InvariantCulture);
        return new ArgumentException($"The target {schema.Name} of {rows}[{index}] is {found}; expected: {expected}.{hint}", rows);
    }
}

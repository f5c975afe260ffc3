using System.Globalization;

namespace Nbm.Training;

/// <summary>What a target may be.</summary>
internal static class TargetRules
{
    /// <exception cref="NbmDataException">The target can't be learned from; the message names the row and the target.</exception>
    public static void Check(TargetSchema schema, double target, string rows, int index)
    {
        if (double.IsNaN(target) && schema.IsNullable)
        {
            return;
        }

        if (TaskRules.IsNumeric(schema.Task))
        {
            if (TaskRules.Expected(schema.Task, target) is string expected)
            {
                throw Error(schema, rows, index, target.ToString(CultureInfo.InvariantCulture), expected);
            }

            return;
        }

        if (double.IsNaN(target))
        {
            throw Error(schema, rows, index, "missing", "a class");
        }

        int classes = schema.Classes.Length;
        if (classes > 0 && (target < 0 || target >= classes))
        {
            throw Error(schema, rows, index, $"no member of {schema.ClrType}", string.Join(" or ", schema.Classes));
        }
    }

    private static NbmDataException Error(TargetSchema schema, string rows, int index, string found, string expected)
    {
        string hint = schema.IsNullable || found is not ("NaN" or "missing") ? ""
            : $" Declare it {schema.ClrType}? if it may be missing; such rows are left out.";
        return RowError.At(rows, index, $"the target {schema.Name} is {found}; expected: {expected}.{hint}");
    }
}

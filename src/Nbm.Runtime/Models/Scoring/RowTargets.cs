using Nbm.Generated;

namespace Nbm.Models;

/// <summary>The targets of rows that experts are judged by.</summary>
internal static class RowTargets
{
    /// <summary>A number, 0 or 1, or the index of a class; NaN where it isn't known.</summary>
    /// <exception cref="NbmDataException">It is no class of the model.</exception>
    public static double Of<TRecord>(TrainedModel model, RecordEncoder<TRecord> encoder, TRecord row, int index)
    {
        TargetSchema target = encoder.Schema.Target;
        if (!target.HasOpenClasses)
        {
            double value = encoder.GetTarget(row);
            return double.IsNaN(value) || model.Classes.IsEmpty || (value >= 0 && value < model.Classes.Length)
                ? value
                : throw Wrong(index, $"the target {target.Name} is no class of the model.");
        }

        string? text = encoder.GetTargetText(row);
        return text is null ? double.NaN
            : model.Classes.IndexOf(text) is >= 0 and var known ? known
            : throw Wrong(index, $"the target {target.Name} is {Cited.Text(text)}, no class of the model.");
    }

    public static NbmDataException Wrong(int row, string what) => new(FormattableString.Invariant($"Row {row}: ") + what) { Row = row };
}

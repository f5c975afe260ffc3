using Nbm.Models;

namespace Nbm.Training;

/// <summary>What the inputs of all rows take in memory.</summary>
internal static class InputMemory
{
    /// <summary>Refuses inputs that would take more than a budget, or more than can be held.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="encoding">How a row becomes inputs.</param>
    /// <param name="budget">Bytes that the inputs of all rows may take.</param>
    /// <exception cref="ArgumentException">They would; names the feature or vector that has most.</exception>
    public static void Check(TrainingData data, InputEncoding encoding, long budget)
    {
        long numbers = (long)encoding.Count * data.All.Count, bytes = numbers * sizeof(float);
        if (numbers > Array.MaxLength || bytes > budget)
        {
            int most = Enumerable.Range(0, encoding.Blocks.Length).MaxBy(input => encoding.Blocks[input].Count);
            string allowed = numbers > Array.MaxLength
                ? FormattableString.Invariant($"{Array.MaxLength:#,0} numbers can be held")
                : $"{nameof(NetworkTrainingOptions.MemoryBudget)} allows {ByteText.Of(budget)}";
            throw new ArgumentException(FormattableString.Invariant(
                $"{data.All.Count:#,0} rows of {encoding.Count:#,0} inputs take {ByteText.Of(bytes)}, and {allowed}. ")
                + FormattableString.Invariant($"{data.Schema.InputName(most)} alone has {encoding.Blocks[most].Count:#,0} of them")
                + (most >= encoding.Features.Length ? ", one a place: learn from fewer rows, or raise the budget."
                    : encoding.Features[most].Axis.IsNumeric ? "; learn from fewer rows."
                    : ", one a level: raise MinCount, lower MaxLevels, or leave it out."));
        }
    }
}

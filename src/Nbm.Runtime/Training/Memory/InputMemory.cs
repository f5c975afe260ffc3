using Nbm.Models;

namespace Nbm.Training;

/// <summary>What the inputs of all rows take in memory.</summary>
internal static class InputMemory
{
    /// <summary>Refuses inputs that would take more than a budget, or more than can be held.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="features">The inputs of each feature.</param>
    /// <param name="budget">Bytes that the inputs of all rows may take.</param>
    /// <exception cref="ArgumentException">They would; names the feature that has most.</exception>
    public static void Check(TrainingData data, IReadOnlyList<FeatureInputs> features, long budget)
    {
        long inputs = features.Sum(feature => (long)feature.Count), numbers = inputs * data.All.Count, bytes = numbers * sizeof(float);
        if (numbers > Array.MaxLength || bytes > budget)
        {
            FeatureInputs most = features.MaxBy(feature => feature.Count)!;
            string allowed = numbers > Array.MaxLength
                ? FormattableString.Invariant($"{Array.MaxLength:#,0} numbers can be held")
                : $"{nameof(NetworkTrainingOptions.MemoryBudget)} allows {ByteText.Of(budget)}";
            throw new ArgumentException(FormattableString.Invariant(
                $"{data.All.Count:#,0} rows of {inputs:#,0} inputs take {ByteText.Of(bytes)}, and {allowed}. ")
                + FormattableString.Invariant($"{data.Schema.Features[most.Axis.Feature].Name} alone has {most.Count:#,0} of them")
                + (most.Axis.IsNumeric ? "; learn from fewer rows." : ", one a level: raise MinCount, lower MaxLevels, or leave it out."));
        }
    }
}

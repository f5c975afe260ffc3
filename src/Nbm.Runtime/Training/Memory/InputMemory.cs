using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What the inputs of all rows take in memory.</summary>
internal static class InputMemory
{
    // What is kept of a learned number: itself, its gradient, two moments, the best of all epochs, and once on the host.
    private const int EmbeddingBytes = 6 * sizeof(float);

    /// <summary>Refuses inputs or embeddings that would take more than a budget, or more than can be held.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="encoding">How a row becomes inputs.</param>
    /// <param name="embedded">Categories that are embedded in place of inputs.</param>
    /// <param name="budget">Bytes that the inputs of all rows may take, and all embeddings.</param>
    /// <exception cref="ArgumentException">They would; names the feature or vector that has most.</exception>
    public static void Check(TrainingData data, InputEncoding encoding, ImmutableArray<EmbeddedFeature> embedded, long budget)
    {
        long learned = embedded.Sum(own => own.Count);
        if (learned * EmbeddingBytes > budget || learned > Array.MaxLength / 2)
        {
            EmbeddedFeature largest = embedded.MaxBy(own => own.Count)!;
            throw new ArgumentException(FormattableString.Invariant(
                $"Embeddings of {learned:#,0} numbers take {ByteText.Of(learned * EmbeddingBytes)} with all that learning keeps of them, and ")
                + FormattableString.Invariant($"{nameof(NetworkTrainingOptions.MemoryBudget)} allows {ByteText.Of(budget)}. ")
                + FormattableString.Invariant(
                    $"{data.Schema.Features[largest.Axis.Feature].Name} has {largest.Axis.Positions:#,0} levels of {largest.Columns:#,0}: ")
                + "lower EmbeddingWidth, raise MinCount, lower MaxLevels, or leave it out.");
        }

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

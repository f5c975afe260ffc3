using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Nbm.Training;

namespace Nbm;

/// <summary>
/// What a fit of an additive model takes in memory: an upper bound, within about a factor of two, of what a fit holds on to at a time. It
/// is about the fit's own memory, without the rows that the caller holds and without what the runtime has reserved or not yet collected.
/// </summary>
public sealed record MemoryEstimate
{
    internal MemoryEstimate()
    {
    }

    /// <summary>How many rows there are to learn from.</summary>
    public required int Rows { get; init; }

    /// <summary>What encoded rows, their places on the axes and their scores take.</summary>
    public required long RowBytes { get; init; }

    /// <summary>What the networks of a neural phase take; 0 for fits that have none.</summary>
    public required long NetworkBytes { get; init; }

    /// <summary>The terms, in the order of the model's.</summary>
    public required ImmutableArray<TermMemory> Terms { get; init; }

    /// <summary>What interactions may take before they get no finer: <see cref="TrainingOptions.MemoryBudget"/>.</summary>
    public required long MemoryBudget { get; init; }

    /// <summary>The bytes of a fit whose interactions stay as coarse as they begin.</summary>
    public long FirstBytes => RowBytes + NetworkBytes + Terms.Sum(term => term.Bytes);

    /// <summary>The most bytes of a fit: as if the data asked for interactions as fine as the budget allows.</summary>
    public long Bytes => RowBytes + NetworkBytes
        + Math.Max(Terms.Sum(term => term.Bytes), Math.Min(Terms.Sum(term => term.MostBytes), Fixed + MemoryBudget));

    // What the budget isn't about: curves, whose inverses are the most of them, and inverses of small interactions.
    private long Fixed => Terms.Sum(term => term.Positions.Length == 1 ? term.Bytes : Math.Min(term.Bytes, term.MostBytes));

    /// <summary>A line for the whole and one for each term, the largest first, whatever the culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Rows:N0} rows: {ByteText.Of(FirstBytes)} at first, {ByteText.Of(Bytes)} at most");
        text.Append(CultureInfo.InvariantCulture, $"\n  rows: {ByteText.Of(RowBytes)}");
        if (NetworkBytes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  networks: {ByteText.Of(NetworkBytes)}");
        }

        foreach (TermMemory term in Terms.OrderByDescending(term => term.MostBytes))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n  {term.Name}: {MemoryPlan.Text(term.Positions)} positions, {ByteText.Of(term.Bytes)}");
            if (term.MostBytes > term.Bytes)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"; at most {MemoryPlan.Text(term.MostPositions)}, {ByteText.Of(term.MostBytes)}");
            }
        }

        return text.ToString();
    }
}

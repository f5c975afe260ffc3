using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Nbm.Training;

namespace Nbm;

/// <summary>
/// What training a network of all features takes in memory: an upper bound, within about a factor of two, of what a fit holds on to at a
/// time. It is about the fit's own
/// memory, without the rows that the caller holds and without what the runtime has reserved or not yet collected.
/// </summary>
public sealed record NetworkMemoryEstimate
{
    internal NetworkMemoryEstimate()
    {
    }

    /// <summary>How many rows there are to learn from.</summary>
    public required int Rows { get; init; }

    /// <summary>How many numbers are learned.</summary>
    public required int Parameters { get; init; }

    /// <summary>What encoded rows and their scores take.</summary>
    public required long RowBytes { get; init; }

    /// <summary>What the inputs of all rows take, four bytes each: what the budget is about.</summary>
    public required long InputBytes { get; init; }

    /// <summary>What parameters, their optimiser and a batch on its way through the network take.</summary>
    public required long NetworkBytes { get; init; }

    /// <summary>The inputs of each feature, in the order of the model's.</summary>
    public required ImmutableArray<FeatureMemory> Features { get; init; }

    /// <summary>What the inputs of all rows may take: <see cref="NetworkTrainingOptions.MemoryBudget"/>.</summary>
    public required long MemoryBudget { get; init; }

    /// <summary>The most bytes of a fit: while inputs are made they are there twice, before there is a network.</summary>
    public long Bytes => RowBytes + InputBytes + Math.Max(InputBytes, NetworkBytes);

    /// <summary>A line for the whole, for each part, and for each feature, the one of most inputs first, whatever the culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Rows:N0} rows: {ByteText.Of(Bytes)} at most");
        text.Append(CultureInfo.InvariantCulture, $"\n  rows: {ByteText.Of(RowBytes)}");
        text.Append(CultureInfo.InvariantCulture, $"\n  inputs: {ByteText.Of(InputBytes)} of {ByteText.Of(MemoryBudget)}");
        text.Append(CultureInfo.InvariantCulture, $"\n  network of {Parameters:N0} parameters: {ByteText.Of(NetworkBytes)}");
        foreach (FeatureMemory feature in Features.OrderByDescending(feature => feature.Inputs))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {feature.Name}: {feature.Inputs:N0} inputs, {ByteText.Of(feature.Bytes)}");
        }

        return text.ToString();
    }
}

/// <summary>What the inputs of a feature take.</summary>
public sealed record FeatureMemory
{
    internal FeatureMemory()
    {
    }

    /// <summary>The feature.</summary>
    public required string Name { get; init; }

    /// <summary>How many inputs it has.</summary>
    public required int Inputs { get; init; }

    /// <summary>What they take of all rows.</summary>
    public required long Bytes { get; init; }
}

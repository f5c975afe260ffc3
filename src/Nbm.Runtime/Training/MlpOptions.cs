using System.Collections.Immutable;
using Nbm.Training;

namespace Nbm;

/// <summary>How a multilayer perceptron is trained.</summary>
public sealed record MlpOptions : NetworkTrainingOptions
{
    /// <summary>The defaults, chosen on rows held out from California's training rows: epochs for about 2,400 steps, at a first rate of
    /// 0.01.</summary>
    public MlpOptions()
    {
        LearningRate = 0.01;
        MaxLevels = EmbeddedFeature.MostLevels;
    }

    /// <summary>The widths of the hidden layers, each linear, batch norm, ReLU and dropout; none: a linear model.</summary>
    public ImmutableArray<int> HiddenUnits { get; init; } = [128, 128];

    /// <summary>The probability with which a step drops a hidden unit of a row.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>
    /// Categories of more levels than this are not an input for each level: each level has a few numbers that are learned, its embedding.
    /// What training never saw has one of its own, learned from
    /// rows whose level is hidden now and then, and so has a missing value.
    /// </summary>
    public int EmbeddingLevels { get; init; } = 100;

    /// <summary>How many numbers an embedding has, 1 … 1,024; null: about the fourth root of the number of levels, 4 at least.</summary>
    public int? EmbeddingWidth { get; init; }

    internal override int DefaultSteps => 2400;

    private protected override NetworkTrainingOptions Usual => new MlpOptions();

    private protected override void ValidateFamily()
    {
        Check(!HiddenUnits.IsDefault && HiddenUnits.Length <= 16, HiddenUnits.IsDefault ? null : HiddenUnits.Length, "at most 16 layers",
            nameof(HiddenUnits));
        foreach (int units in HiddenUnits)
        {
            Check(units is >= 1 and <= 4096, units, "widths of 1 … 4,096", nameof(HiddenUnits));
        }

        Check(Dropout is >= 0 and < 1, Dropout, "0 … below 1");
        Check(EmbeddingLevels >= 0, EmbeddingLevels, "0 and more");
        Check(EmbeddingWidth is null or (>= 1 and <= 1024), EmbeddingWidth, "null or 1 … 1,024");
    }

    private protected override IEnumerable<(string Name, object? Value, object? Default)> FamilyValues(NetworkTrainingOptions usual)
    {
        var own = (MlpOptions)usual;
        yield return (nameof(HiddenUnits), string.Join(' ', HiddenUnits), string.Join(' ', own.HiddenUnits));
        yield return (nameof(Dropout), Dropout, own.Dropout);
        yield return (nameof(EmbeddingLevels), EmbeddingLevels, own.EmbeddingLevels);
        yield return (nameof(EmbeddingWidth), EmbeddingWidth, own.EmbeddingWidth);
    }
}

using System.Collections.Immutable;
using Nbm.Training;

namespace Nbm;

/// <summary>
/// How experts are trained. Attributions are steadiest over seeds where all of them learn from the same rows to the end of the schedule:
/// <see cref="NetworkTrainingOptions.ValidationFraction"/> = 0, with as many epochs as held-out rows have chosen.
/// </summary>
public sealed record ExpertsOptions : NetworkTrainingOptions
{
    /// <summary>Experts with the usual options.</summary>
    public ExpertsOptions()
    {
        BatchSize = 256;
        WeightDecay = 1e-3;
        MaxLevels = EmbeddedFeature.MostLevels;
    }

    /// <summary>The widths of the hidden layers of each expert, each linear, ReLU and dropout; none: linear experts.</summary>
    public ImmutableArray<int> HiddenUnits { get; init; } = [16, 16];

    /// <summary>
    /// How many networks an expert has, 1 … 32, from other random weights each; what it says, and how sure it is, is their mean. Several
    /// are more accurate and attributions are steadier over seeds, at as many times the cost of a step.
    /// </summary>
    public int Members { get; init; } = 1;

    /// <summary>The probability with which a step drops a hidden unit of a row.</summary>
    public double Dropout { get; init; }

    /// <summary>
    /// What confidence is; null: <see cref="ExpertConfidence.Lp"/> of two classes, else <see cref="ExpertConfidence.Regret"/>, which
    /// needs an expert that reads all groups.
    /// </summary>
    public ExpertConfidence? Confidence { get; init; }

    /// <summary>
    /// τ of <see cref="ExpertConfidence.Regret"/>: at which expected divergence from the expert of all groups confidence is 1/e. Of
    /// classes in nats, of numbers in mean squared errors of that expert. Null: 0.05 nats of two classes, 0.2 of more, and half a squared
    /// error.
    /// </summary>
    public double? RegretTemperature { get; init; }

    /// <summary>How much each row counts for each expert.</summary>
    public ExpertWeighting Weighting { get; init; }

    /// <summary>What numbers become before experts take them.</summary>
    public InputKind Inputs { get; init; } = InputKind.Standard;

    /// <summary>
    /// Categories of more levels than this are not an input for each level: each level has a few numbers that are learned, its embedding,
    /// for each expert that reads the feature, so that none learns
    /// from another. What training never saw has one of its own, learned from rows whose level is hidden now and then, and so has a missing
    /// value.
    /// </summary>
    public int EmbeddingLevels { get; init; } = 100;

    /// <summary>How many numbers an embedding has, 1 … 1,024; null: about the fourth root of the number of levels, 4 at least.</summary>
    public int? EmbeddingWidth { get; init; }

    internal override int DefaultSteps => 2000;

    private protected override NetworkTrainingOptions Usual => new ExpertsOptions();

    /// <summary>What confidence is where it is left to the trainer.</summary>
    internal ExpertConfidence ConfidenceOf(ModelTask task) =>
        Confidence ?? (task == ModelTask.Binary ? ExpertConfidence.Lp : ExpertConfidence.Regret);

    /// <summary>τ likewise.</summary>
    internal double TemperatureOf(ModelTask task) => RegretTemperature ?? task switch
    {
        ModelTask.Binary => 0.05,
        ModelTask.Multiclass => 0.2,
        _ => 0.5,
    };

    private protected override void ValidateFamily()
    {
        Check(!HiddenUnits.IsDefault && HiddenUnits.Length <= 16, HiddenUnits.IsDefault ? null : HiddenUnits.Length, "at most 16 layers",
            nameof(HiddenUnits));
        foreach (int units in HiddenUnits)
        {
            Check(units is >= 1 and <= 1024, units, "widths of 1 … 1,024", nameof(HiddenUnits));
        }

        Check(Members is >= 1 and <= 32, Members, "1 … 32");
        Check(Dropout is >= 0 and < 1, Dropout, "0 … below 1");
        Check(EmbeddingLevels >= 0, EmbeddingLevels, "0 and more");
        Check(EmbeddingWidth is null or (>= 1 and <= 1024), EmbeddingWidth, "null or 1 … 1,024");
        Check(Confidence is null || Enum.IsDefined(Confidence.Value), Confidence, "null or a member of ExpertConfidence");
        Check(RegretTemperature is null or (> 0 and < double.PositiveInfinity), RegretTemperature, "null, or above 0 and finite");
        Check(Enum.IsDefined(Weighting), Weighting, "a member of ExpertWeighting");
        Check(Enum.IsDefined(Inputs), Inputs, "a member of InputKind");
    }

    private protected override IEnumerable<(string Name, object? Value, object? Default)> FamilyValues(NetworkTrainingOptions usual)
    {
        var own = (ExpertsOptions)usual;
        yield return (nameof(HiddenUnits), string.Join(' ', HiddenUnits), string.Join(' ', own.HiddenUnits));
        yield return (nameof(Members), Members, own.Members);
        yield return (nameof(Dropout), Dropout, own.Dropout);
        yield return (nameof(EmbeddingLevels), EmbeddingLevels, own.EmbeddingLevels);
        yield return (nameof(EmbeddingWidth), EmbeddingWidth, own.EmbeddingWidth);
        yield return (nameof(Confidence), Confidence, own.Confidence);
        yield return (nameof(RegretTemperature), RegretTemperature, own.RegretTemperature);
        yield return (nameof(Weighting), Weighting, own.Weighting);
        yield return (nameof(Inputs), Inputs, own.Inputs);
    }
}

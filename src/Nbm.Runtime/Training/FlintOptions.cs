using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// How a network and its interpreter are trained (Parekh, Mozharovskyi and d'Alché-Buc 2021): first the predictor, as a perceptron is, then
/// on
/// top of it, as it is, the interpreter, on all rows. What an interpreter minimises is reconstruction, fidelity, sparsity and entropy, each
/// by
/// its coefficient; the latter three join in later, by shares of its epochs.
/// </summary>
public sealed record FlintOptions : NetworkTrainingOptions
{
    /// <summary>The defaults: of the predictor those of a perceptron.</summary>
    public FlintOptions() => LearningRate = 0.01;

    /// <summary>The widths of the predictor's hidden layers, each linear, batch norm, ReLU and dropout.</summary>
    public ImmutableArray<int> HiddenUnits { get; init; } = [128, 128];

    /// <summary>The probability with which a step drops a hidden unit of the predictor.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>
    /// Whether attributes of <see cref="AttributeInputs.Hidden"/> read all hidden layers; false: the last one.
    /// </summary>
    public bool ReadsAllLayers { get; init; }

    /// <summary>
    /// The widths of hidden layers between what attributes read and the attributes, each linear, batch norm and ReLU. Null: none, and 64
    /// for
    /// attributes of a model that is only interpreted, which read what it reads. Attributes of <see cref="AttributeInputs.Features"/> have
    /// none.
    /// </summary>
    public ImmutableArray<int>? AttributeUnits { get; init; }

    /// <summary>The widths of the hidden layers of the decoder, which is there in training only, each linear and ReLU.</summary>
    public ImmutableArray<int> DecoderUnits { get; init; } = [32];

    /// <summary>
    /// Whether both are trained together, and the predictor learns from the losses of the interpreter too, as published: with the
    /// predictor's
    /// batches, rate and epochs, all of which are best run (<see cref="NetworkTrainingOptions.ValidationFraction"/> = 0). By default the
    /// predictor is what it would be alone, to the last bit, and attributes read its hidden layers as they are when it serves.
    /// </summary>
    public bool LearnsJointly { get; init; }

    /// <summary>Passes of the interpreter over the rows; null: as many as make about 3,000 steps, and 10 at least.</summary>
    public int? InterpreterEpochs { get; init; }

    /// <summary>The most rows of an interpreter's batch.</summary>
    public int InterpreterBatchSize { get; init; } = 128;

    /// <summary>The learning rate of the interpreter at its first step.</summary>
    public double InterpreterLearningRate { get; init; } = 0.002;

    /// <summary>
    /// The coefficient of input fidelity: the mean squared error of reconstructed numbers, and the cross-entropy of reconstructed
    /// categories.
    /// </summary>
    public double Reconstruction { get; init; } = 0.8;

    /// <summary>
    /// The coefficient of output fidelity: the cross-entropy of the interpreter's probabilities against the predictor's, of numbers the
    /// mean
    /// squared difference of both in squared standard deviations of the target.
    /// </summary>
    public double Fidelity { get; init; } = 2;

    /// <summary>The coefficient of the mean absolute activation; null: 0.1, of <see cref="AttributeInputs.Features"/> 0.02.</summary>
    public double? Sparsity { get; init; }

    /// <summary>
    /// The coefficient of conciseness and diversity: the mean entropy of a row's activations, less the entropy of mean activations; null:
    /// 0.2, of <see cref="AttributeInputs.Features"/> 0.1.
    /// </summary>
    public double? Entropy { get; init; }

    /// <summary>
    /// From which share of the epochs on fidelity and sparsity count; null: a sixth, of <see cref="AttributeInputs.Features"/> and where a
    /// model of something else is interpreted 0.
    /// </summary>
    public double? FidelityFrom { get; init; }

    /// <summary>From which share of the epochs on conciseness and diversity count.</summary>
    public double EntropyFrom { get; init; } = 1.0 / 3;

    internal override int DefaultSteps => IsOfInterpreter || LearnsJointly ? 3000 : 2400;

    /// <summary>The options of an interpreter's own run, on all rows.</summary>
    internal FlintOptions ForInterpreter() => this with
    {
        IsOfInterpreter = true, Epochs = InterpreterEpochs, BatchSize = InterpreterBatchSize, LearningRate = InterpreterLearningRate,
        WeightDecay = InterpreterWeightDecay, ValidationFraction = 0, Patience = null,
    };

    /// <summary>The options of the predictor's own run, as a perceptron has them.</summary>
    internal MlpOptions ForPredictor() => new() { HiddenUnits = HiddenUnits, Dropout = Dropout, Seed = Seed };

    // As of the prototype that the defaults come from.
    private const double InterpreterWeightDecay = 1e-4;

    private bool IsOfInterpreter { get; init; }

    private protected override NetworkTrainingOptions Usual => new FlintOptions();

    private protected override void ValidateFamily()
    {
        CheckWidths(HiddenUnits, 1, nameof(HiddenUnits));
        CheckWidths(AttributeUnits ?? [], 0, nameof(AttributeUnits));
        CheckWidths(DecoderUnits, 0, nameof(DecoderUnits));
        Check(InterpreterEpochs is null or (>= 1 and <= 1_000_000), InterpreterEpochs, "null or 1 … 1,000,000");
        Check(InterpreterBatchSize >= 2, InterpreterBatchSize, "2 and more");
        Check(InterpreterLearningRate is > 0 and < double.PositiveInfinity, InterpreterLearningRate, "above 0 and finite");
        Check(Dropout is >= 0 and < 1, Dropout, "0 … below 1");
        Check(Reconstruction is >= 0 and < double.PositiveInfinity, Reconstruction, "0 and more, finite");
        Check(Fidelity is > 0 and < double.PositiveInfinity, Fidelity, "above 0 and finite");
        Check(Sparsity is null or (>= 0 and < double.PositiveInfinity), Sparsity, "null, or 0 and more, finite");
        Check(Entropy is null or (>= 0 and < double.PositiveInfinity), Entropy, "null, or 0 and more, finite");
        Check(FidelityFrom is null or (>= 0 and < 1), FidelityFrom, "null, or 0 … below 1");
        Check(EntropyFrom is >= 0 and < 1, EntropyFrom, "0 … below 1");
    }

    private protected override IEnumerable<(string Name, object? Value, object? Default)> FamilyValues(NetworkTrainingOptions usual)
    {
        var own = (FlintOptions)usual;
        yield return (nameof(HiddenUnits), string.Join(' ', HiddenUnits), string.Join(' ', own.HiddenUnits));
        yield return (nameof(Dropout), Dropout, own.Dropout);
        yield return (nameof(ReadsAllLayers), ReadsAllLayers, own.ReadsAllLayers);
        yield return (nameof(AttributeUnits), AttributeUnits is { } units ? string.Join(' ', units) : null, null);
        yield return (nameof(DecoderUnits), string.Join(' ', DecoderUnits), string.Join(' ', own.DecoderUnits));
        yield return (nameof(LearnsJointly), LearnsJointly, own.LearnsJointly);
        yield return (nameof(InterpreterEpochs), InterpreterEpochs, own.InterpreterEpochs);
        yield return (nameof(InterpreterBatchSize), InterpreterBatchSize, own.InterpreterBatchSize);
        yield return (nameof(InterpreterLearningRate), InterpreterLearningRate, own.InterpreterLearningRate);
        yield return (nameof(Reconstruction), Reconstruction, own.Reconstruction);
        yield return (nameof(Fidelity), Fidelity, own.Fidelity);
        yield return (nameof(Sparsity), Sparsity, own.Sparsity);
        yield return (nameof(Entropy), Entropy, own.Entropy);
        yield return (nameof(FidelityFrom), FidelityFrom, own.FidelityFrom);
        yield return (nameof(EntropyFrom), EntropyFrom, own.EntropyFrom);
    }

    private void CheckWidths(ImmutableArray<int> widths, int least, string property)
    {
        string range = least > 0 ? "1 … 16 layers" : "at most 16 layers";
        Check(!widths.IsDefault && widths.Length >= least && widths.Length <= 16, widths.IsDefault ? null : widths.Length, range, property);
        foreach (int units in widths)
        {
            Check(units is >= 1 and <= 4096, units, "widths of 1 … 4,096", property);
        }
    }
}

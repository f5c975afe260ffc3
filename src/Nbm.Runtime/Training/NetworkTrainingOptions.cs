using Nbm.Backends;

namespace Nbm;

/// <summary>
/// How a network of all features is trained, whatever its family: batches of AdamW along a cosine, stopped by rows that are held out. Every
/// default is meant to do without tuning.
/// </summary>
public abstract partial record NetworkTrainingOptions
{
    private protected NetworkTrainingOptions()
    {
    }

    /// <inheritdoc cref="TrainingOptions.Seed"/>
    public int Seed { get; init; }

    /// <summary>
    /// Whether the model keeps its network as it was learned, so that <c>ContinueTraining</c> goes on from it, from a file too. What
    /// serves is another form of it (batch norm folded into layers, factors centred on the rows) that training can't begin with.
    /// </summary>
    public bool KeepNetworks { get; init; }

    /// <summary>
    /// Passes over the training rows; null: as many as make about as many optimiser steps as the family needs, and 10 at least. 0, to leave
    /// the network as it is, is for a fit that goes on from one.
    /// </summary>
    public int? Epochs { get; init; }

    /// <inheritdoc cref="NetworkOptions.Patience"/>
    public int? Patience { get; init; }

    /// <inheritdoc cref="NetworkOptions.BatchSize"/>
    public int BatchSize { get; init; } = 512;

    /// <inheritdoc cref="NetworkOptions.LearningRate"/>
    public double LearningRate { get; init; } = 0.003;

    /// <inheritdoc cref="NetworkOptions.WeightDecay"/>
    public double WeightDecay { get; init; } = 1e-5;

    /// <summary>
    /// The part of the training rows that is held out, to stop by, where no validation rows are given; 0, and where it comes to fewer than
    /// 20 rows: none, all epochs are run.
    /// </summary>
    public double ValidationFraction { get; init; } = 0.15;

    /// <inheritdoc cref="TrainingOptions.Loss"/>
    public Loss? Loss { get; init; }

    /// <inheritdoc cref="TrainingOptions.ClassWeights"/>
    public ClassWeights? ClassWeights { get; init; }

    /// <inheritdoc cref="TrainingOptions.Ties"/>
    public TiesMethod Ties { get; init; } = TiesMethod.Efron;

    /// <inheritdoc cref="TrainingOptions.MinCount"/>
    public int MinCount { get; init; } = 1;

    /// <summary>
    /// The most levels of a text: where there are more, the minimum count rises until there aren't. 1,000,000 of networks, which learn
    /// <see cref="MlpOptions.EmbeddingLevels">embeddings</see> of
    /// many levels; 10,000 of polynomials.
    /// </summary>
    public int MaxLevels { get; init; } = 10_000;

    /// <summary>
    /// Bytes that the inputs of all rows may take, 4 for each, and bytes that embeddings may take, 24 for each number: with all that is
    /// kept while they are learned. What would take more is refused
    /// by the feature with most of them, before anything is learned.
    /// </summary>
    public long MemoryBudget { get; init; } = 1L << 30;

    /// <inheritdoc cref="TrainingOptions.Backend"/>
    public Backend? Backend { get; init; }

    /// <inheritdoc cref="TrainingOptions.Threads"/>
    public int? Threads { get; init; }

    /// <inheritdoc cref="TrainingOptions.OnCancel"/>
    public OnCancel OnCancel { get; init; }

    /// <summary>Keeps the state of the run in a file, for fits so long that they may be killed; null: nowhere.</summary>
    public TrainingCheckpoint? Checkpoint { get; init; }

    /// <summary>Optimiser steps of a run whose epochs are left to the trainer.</summary>
    internal abstract int DefaultSteps { get; }

    /// <summary>Whether the family takes the places of a dense vector as inputs.</summary>
    internal virtual bool TakesDenseVectors => true;

    /// <summary>The defaults of the family.</summary>
    private protected abstract NetworkTrainingOptions Usual { get; }

    /// <summary>What is common to all families, as those who read rows and compute losses take it.</summary>
    internal TrainingOptions ForRows() => new()
    {
        Refinement = Refinement.None,
        Seed = Seed,
        BatchSize = BatchSize,
        ValidationFraction = ValidationFraction,
        Loss = Loss,
        ClassWeights = ClassWeights,
        Ties = Ties,
        MinCount = MinCount,
        MaxLevels = MaxLevels,
        Backend = Backend,
        Threads = Threads,
        OnCancel = OnCancel,
        Checkpoint = Checkpoint,
    };
}

namespace Nbm;

/// <summary>How a network of rows is trained.</summary>
public abstract record NetworkTrainingOptions
{
    /// <summary>The seed of all that is random.</summary>
    public int Seed { get; init; }

    /// <summary>What training does when its cancellation token fires.</summary>
    public OnCancel OnCancel { get; init; }

    /// <summary>Where the state of a long fit is kept.</summary>
    public TrainingCheckpoint? Checkpoint { get; init; }

    /// <summary>What reading rows asks of options.</summary>
    internal TrainingOptions ForRows() => new() { Seed = Seed, OnCancel = OnCancel, Checkpoint = Checkpoint };
}

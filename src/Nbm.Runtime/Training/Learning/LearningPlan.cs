namespace Nbm.Training;

/// <summary>How a <see cref="Learner"/> goes about it.</summary>
/// <param name="Length">Epochs, and how many without a better one end the run.</param>
/// <param name="LearningRate">AdamW's rate at the first step.</param>
/// <param name="WeightDecay">AdamW's decoupled decay.</param>
internal sealed record LearningPlan(RunLength Length, double LearningRate, double WeightDecay)
{
    /// <summary>What losses are reported in: a loss of 1 is this many units of the target's loss.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>How many models' losses a loss is the sum of; their mean is reported.</summary>
    public int Bags { get; init; } = 1;

    /// <summary>How large a loss is that has learned nothing: one a thousand times that means that the run has diverged.</summary>
    public double NullLoss { get; init; } = 1;

    /// <summary>What a fired cancellation token leads to.</summary>
    public OnCancel OnCancel { get; init; }

    /// <summary>Keeps the state of the run in a file; null for none.</summary>
    public CheckpointFile? Checkpoint { get; init; }
}

namespace Nbm;

/// <summary>Where a training run stands; reported after each epoch, round or bag, on the training thread.</summary>
/// <param name="Epoch">The epoch of the neural phase, the round of the refinement, or the bag, that just ended, from 1.</param>
/// <param name="Epochs">How many of them the phase has at most; it may end before.</param>
/// <param name="TrainingLoss">Of an epoch see <see cref="EpochLosses.TrainingLoss"/>; of a round the loss of all rows at its solution, of a bag that of the rows as it weighs them.</param>
/// <param name="ValidationLoss">See <see cref="EpochLosses.ValidationLoss"/>; null in refinement, which needs none.</param>
/// <param name="BestValidationLoss">The least validation loss so far; null where nothing is held out, and in refinement.</param>
/// <param name="Elapsed">Time since the phase's first step.</param>
/// <param name="Remaining">Time left if the phase goes on to its last epoch or round, at the speed so far.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    double TrainingLoss,
    double? ValidationLoss,
    double? BestValidationLoss,
    TimeSpan Elapsed,
    TimeSpan Remaining)
{
    /// <summary>The phase that this is about.</summary>
    public TrainingPhase Phase { get; init; }

    /// <summary>The effective degrees of freedom of all terms; null in the neural phase.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>See <see cref="Backends.Backend.DeviceMemory"/>: bytes of the fit on a device of its own; null in managed code.</summary>
    public long? DeviceMemory { get; init; }
}

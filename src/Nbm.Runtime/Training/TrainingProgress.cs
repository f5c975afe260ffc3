namespace Nbm;

/// <summary>Where a training run stands; reported after each epoch, round or bag, on the training thread.</summary>
/// <param name="Epoch">The epoch of the neural phase, the round of the refinement, or the bag, that just ended, from 1.</param>
/// <param name="Epochs">How many of them the phase has at most; it may end before.</param>
/// <param name="TrainingLoss">Of an epoch see <see cref="EpochLosses.TrainingLoss"/>; of a round the loss of all rows at its solution, of a
/// bag that of the rows as it weighs them.</param>
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

    /// <summary>
    /// Where it stands in one line, whatever the culture: <c>refinement, round 3 of 20: loss 0.4312, 41.2 degrees of freedom, 1.2 s, at
    /// most 6.9 s left</c>.
    /// </summary>
    public override string ToString()
    {
        string step = Phase switch
        {
            TrainingPhase.Neural => "neural phase, epoch",
            TrainingPhase.Refinement => "refinement, round",
            _ => "bags, bag",
        };
        string validation = ValidationLoss is double loss
            ? ", validation loss "
                + $"{ScoreText.Of(loss)}{(BestValidationLoss is double best ? $" (best {ScoreText.Of(best)})" : string.Empty)}"
                : string.Empty;
        string degrees = DegreesOfFreedom is double edf ? FormattableString.Invariant($", {edf:0.#} degrees of freedom") : string.Empty;
        string memory = DeviceMemory is long bytes ? $", {Training.ByteText.Of(bytes)} on the device" : string.Empty;
        return FormattableString.Invariant(
            $"{step} {Epoch} of {Epochs}: loss {ScoreText.Of(TrainingLoss)}{validation}{degrees}{memory}, {Elapsed.TotalSeconds:0.0} s, at most {Remaining.TotalSeconds:0.0} s left");
    }
}

namespace Nbm;

/// <summary>Where a training run stands; reported after each epoch, on the training thread.</summary>
/// <param name="Epoch">The epoch that just ended, from 1.</param>
/// <param name="Epochs">How many epochs the schedule has; early stopping may end the run before.</param>
/// <param name="TrainingLoss">See <see cref="EpochLosses.TrainingLoss"/>.</param>
/// <param name="ValidationLoss">See <see cref="EpochLosses.ValidationLoss"/>.</param>
/// <param name="BestValidationLoss">The least validation loss so far; null where nothing is held out.</param>
/// <param name="Elapsed">Time since the first step.</param>
/// <param name="Remaining">Time left if all epochs are run, at the speed so far.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    double TrainingLoss,
    double? ValidationLoss,
    double? BestValidationLoss,
    TimeSpan Elapsed,
    TimeSpan Remaining);

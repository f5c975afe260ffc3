namespace Nbm;

/// <summary>The losses of one epoch: mean squared error in squared units of the target, or the mean loss of another task, such as the
/// negative log likelihood in nats.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">The mean over the epoch's steps, each before its update and with basis dropout; without penalties.</param>
/// <param name="ValidationLoss">The loss of the validation rows after the epoch, without dropout; null if there are none.</param>
public readonly record struct EpochLosses(int Epoch, double TrainingLoss, double? ValidationLoss)
{
    /// <summary>The losses in one line, whatever the culture.</summary>
    public override string ToString() => ValidationLoss is { } validation
        ? FormattableString.Invariant($"epoch {Epoch}: {TrainingLoss:G6}, validation {validation:G6}")
        : FormattableString.Invariant($"epoch {Epoch}: {TrainingLoss:G6}");
}

namespace Nbm;

/// <summary>Where a cross-validation stands; reported after each epoch or round of each fold's training, on the training thread.</summary>
/// <param name="Fold">The fold whose model is being trained, from 1.</param>
/// <param name="Folds">How many there are.</param>
/// <param name="Training">Where its training stands.</param>
public sealed record CrossValidationProgress(int Fold, int Folds, TrainingProgress Training)
{
    /// <summary>The fold, and where its training stands, in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"fold {Fold} of {Folds}, {Training}");
}

namespace Nbm.Training;

/// <summary>How long a run is.</summary>
/// <param name="Epochs">Epochs of the schedule.</param>
/// <param name="Patience">Epochs without a better validation loss that end it.</param>
internal readonly record struct RunLength(int Epochs, int Patience)
{
    /// <summary>Optimiser steps of a run whose epochs are left to the trainer.</summary>
    public const int DefaultSteps = 1200;

    /// <param name="options">What is asked for.</param>
    /// <param name="batches">Steps of an epoch.</param>
    public static RunLength Of(TrainingOptions options, int batches)
    {
        int epochs = options.Epochs ?? Math.Max(1, (int)Math.Round((double)DefaultSteps / batches));
        return new RunLength(epochs, options.Patience ?? Math.Max(1, (epochs + 3) / 4));
    }
}

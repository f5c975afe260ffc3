namespace Nbm.Training;

/// <summary>How long a run is.</summary>
/// <param name="Epochs">Epochs of the schedule.</param>
/// <param name="Patience">Epochs without a better validation loss that end it.</param>
internal readonly record struct RunLength(int Epochs, int Patience)
{
    /// <summary>Optimiser steps of a run whose epochs are left to the trainer.</summary>
    public const int DefaultSteps = 1200;

    /// <summary>The same where each term has a network of its own: more is hardly better of main effects, and worse of pairs.</summary>
    public const int DefaultStepsOfTerms = 200;

    /// <summary>Epochs of a network of all features, at least: its batches are small, and of many rows steps alone would be less than
    /// one.</summary>
    public const int LeastEpochsOfRows = 10;

    /// <param name="options">What is asked for.</param>
    /// <param name="batches">Steps of an epoch.</param>
    public static RunLength Of(TrainingOptions options, int batches) => Of(options.Epochs, options.Patience, StepsOf(options), batches);

    /// <param name="options">What is asked for.</param>
    /// <param name="batches">Steps of an epoch.</param>
    public static RunLength Of(NetworkTrainingOptions options, int batches) =>
        Of(options.Epochs, options.Patience, options.DefaultSteps, batches, LeastEpochsOfRows);

    /// <summary>Steps of a neural phase whose epochs are left to the trainer.</summary>
    /// <param name="options">What is asked for.</param>
    public static int StepsOf(TrainingOptions options) => options.Networks.Kind == NetworkKind.PerTerm ? DefaultStepsOfTerms : DefaultSteps;

    private static RunLength Of(int? asked, int? patience, int steps, int batches, int least = 1)
    {
        int epochs = asked ?? Math.Max(least, (int)Math.Round((double)steps / batches));
        return new RunLength(epochs, patience ?? Math.Max(1, (epochs + 3) / 4));
    }
}

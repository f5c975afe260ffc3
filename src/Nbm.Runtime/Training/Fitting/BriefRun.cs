namespace Nbm.Training;

/// <summary>
/// The neural phase of a fit that is refined afterwards: it has to find useful bases, not good curves, so a coarse grid and a few steps do.
/// What the user set is kept where it asks for less.
/// </summary>
internal static class BriefRun
{
    /// <summary>Optimiser steps of a run whose epochs are left to the trainer.</summary>
    public const int Steps = 200;

    private const int Nodes = 128;
    private const int InteractionNodes = 24;

    /// <param name="options">What is asked for.</param>
    /// <param name="rows">Rows of the neural phase.</param>
    public static TrainingOptions Of(TrainingOptions options, int rows)
    {
        int size = options.BatchSize ?? BatchPlan.MostRows;
        return options with
        {
            BatchSize = size,
            Epochs = options.Epochs ?? Math.Max(1, Steps / BatchPlan.CountOf(rows, size)),
            Nodes = Math.Min(options.Nodes, Nodes),
            InteractionNodes = Math.Min(options.InteractionNodes, InteractionNodes),
        };
    }
}

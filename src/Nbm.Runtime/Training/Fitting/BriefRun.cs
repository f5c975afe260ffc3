namespace Nbm.Training;

/// <summary>
/// The neural phase of a fit that is refined afterwards: it has to find useful bases, not good curves, so a coarse grid and a few steps do.
/// What the user set is kept where it asks for less.
/// </summary>
internal static class BriefRun
{
    private const int Steps = 200;
    private const int Nodes = 128;
    private const int InteractionNodes = 24;

    /// <param name="options">What is asked for.</param>
    /// <param name="rows">Rows of the neural phase.</param>
    public static TrainingOptions Of(TrainingOptions options, int rows)
    {
        int batches = (int)Math.Ceiling((double)rows / options.BatchSize);
        return options with
        {
            Epochs = options.Epochs ?? Math.Max(1, Steps / batches),
            Nodes = Math.Min(options.Nodes, Nodes),
            InteractionNodes = Math.Min(options.InteractionNodes, InteractionNodes),
        };
    }
}

namespace Nbm;

/// <summary>
/// Keeps the state of a run's neural phase in a file, so that a training that was killed goes on where it was and arrives at the same
/// bytes. Where the file is there, training goes on from it, if it is of the same record, rows and options; else it is refused. It appears
/// whole or not at all, and is removed once the model is made. What follows the neural phase, refinement, begins anew.
/// </summary>
/// <param name="Path">Where the file is.</param>
public sealed record TrainingCheckpoint(string Path)
{
    /// <summary>
    /// How much time may pass between two writings, and so be lost; zero: none, after every step. A fired cancellation token writes one
    /// too.
    /// </summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);
}

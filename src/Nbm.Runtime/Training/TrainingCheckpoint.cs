namespace Nbm;

/// <summary>
/// Keeps the state of a run in a file, so that a training that was killed goes on where it was and arrives at the same bytes: of a neural
/// phase between two steps, of a refinement between two rounds. Where the file is there, training goes on from it, if it is of the same
/// record, rows and options; else it is refused. It appears whole or not at all, and is removed once the model is made. Of a
/// <see cref="Loss"/> of your own that estimates parameters (<see cref="Loss.Adapt"/>) nothing can be kept between rounds: its refinement
/// begins anew.
/// </summary>
/// <param name="Path">Where the file is.</param>
public sealed record TrainingCheckpoint(string Path)
{
    /// <summary>
    /// How much time may pass between two writings, and so be lost; zero: none, after every step and round. A fired cancellation token
    /// writes one
    /// too.
    /// </summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);
}

namespace Nbm;

/// <summary>
/// A <see cref="TrainingCheckpoint"/> that can't be gone on from: damaged, or of another fit. The message says what was found and expected.
/// </summary>
public sealed class NbmCheckpointException : NbmException
{
    /// <summary>An exception about a checkpoint.</summary>
    public NbmCheckpointException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

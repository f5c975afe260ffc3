using System.Diagnostics;
using Nbm.Persistence;

namespace Nbm.Training;

/// <summary>The file that a fit keeps the state of its learner in, see <see cref="TrainingCheckpoint"/>.</summary>
/// <param name="options">Where, and how often.</param>
/// <param name="identity">The fit.</param>
internal sealed class CheckpointFile(TrainingCheckpoint options, FitIdentity identity)
{
    private long _written = Stopwatch.GetTimestamp();

    /// <summary>The state that an earlier run has left; null where there is none.</summary>
    /// <exception cref="NbmCheckpointException">What is there is damaged, or of another fit.</exception>
    public LearnerState? Read()
    {
        if (!File.Exists(options.Path))
        {
            CheckPlace();
            return null;
        }

        try
        {
            return CheckpointFormat.Read(File.ReadAllBytes(options.Path), identity.Check);
        }
        catch (Exception e) when (e is NbmCheckpointException or NbmFormatException)
        {
            throw new NbmCheckpointException($"{options.Path}: {e.Message}", e);
        }
    }

    /// <summary>Writes the state; one that is there is replaced in one step.</summary>
    public void Write(Func<LearnerState> capture)
    {
        byte[] bytes = CheckpointFormat.Write(identity, capture());
        try
        {
            WholeFile.Write(options.Path, stream => stream.Write(bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NbmCheckpointException($"{options.Path} can't be written: {e.Message} Make room for it, or name another file.", e);
        }

        _written = Stopwatch.GetTimestamp();
    }

    // Before anything is learned that could not be kept.
    private void CheckPlace()
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(options.Path)) ?? options.Path;
        if (Directory.Exists(options.Path) || !Directory.Exists(folder))
        {
            throw new NbmCheckpointException(Directory.Exists(options.Path)
                ? $"{options.Path} is a folder; name a file for the checkpoint."
                : $"{options.Path} can't be written: there is no folder {folder}. Make it, or name another file.");
        }
    }

    /// <summary>Writes it if the last time was long enough ago.</summary>
    public void WriteIfDue(Func<LearnerState> capture)
    {
        if (Stopwatch.GetElapsedTime(_written) >= options.Every)
        {
            Write(capture);
        }
    }

    /// <summary>Removes the file: the model is made.</summary>
    public void Delete() => File.Delete(options.Path);
}

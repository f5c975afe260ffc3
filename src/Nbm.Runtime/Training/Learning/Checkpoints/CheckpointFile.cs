using System.Diagnostics;
using Nbm.Persistence;

namespace Nbm.Training;

/// <summary>The file that a fit keeps its state in, see <see cref="TrainingCheckpoint"/>: that of its learner, and that of its
/// refinement.</summary>
/// <param name="options">Where, and how often.</param>
/// <param name="identity">The fit.</param>
internal sealed class CheckpointFile(TrainingCheckpoint options, FitIdentity identity)
{
    private long _written = Stopwatch.GetTimestamp();
    private CheckpointState? _state;
    private bool _isBehind; // What is kept isn't all in the file.

    /// <summary>The state that an earlier run's refinement has left; null where there is none.</summary>
    /// <inheritdoc cref="Read"/>
    public SavedState? Refinement => State.Refinement is { } tensors ? new SavedState(tensors) : null;

    private CheckpointState State => _state ??= Load();

    /// <summary>The state that an earlier run's learner has left; null where there is none.</summary>
    /// <exception cref="NbmCheckpointException">What is there is damaged, or of another fit.</exception>
    public LearnerState? Read() => State.Learner;

    /// <summary>Writes the learner's state; a file that is there is replaced in one step.</summary>
    public void Write(Func<LearnerState> capture)
    {
        _state = State with { Learner = capture() };
        Write();
    }

    /// <summary>Writes the learner's state if the last time was long enough ago.</summary>
    public void WriteIfDue(Func<LearnerState> capture)
    {
        if (IsDue)
        {
            Write(capture);
        }
    }

    /// <summary>Keeps the state of a refinement, and writes it if the last time was long enough ago.</summary>
    public void Keep(SavedState refinement)
    {
        _state = State with { Refinement = refinement.Tensors };
        _isBehind = true;
        if (IsDue)
        {
            Write();
        }
    }

    /// <summary>Writes what was kept but not written: the fit breaks off.</summary>
    public void Flush()
    {
        if (_isBehind)
        {
            Write();
        }
    }

    /// <summary>Removes the file: the model is made.</summary>
    public void Delete()
    {
        File.Delete(options.Path);
        Sweep();
    }

    private bool IsDue => Stopwatch.GetElapsedTime(_written) >= options.Every;

    private CheckpointState Load()
    {
        Sweep();
        if (!File.Exists(options.Path))
        {
            CheckPlace();
            return new CheckpointState(null, null);
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

    // A process that was killed while it wrote has left half a file beside the whole one.
    private void Sweep()
    {
        try
        {
            WholeFile.Sweep(options.Path);
        }
        catch (IOException)
        {
            // Whatever is wrong with the path, writing says so.
        }
    }

    private void Write()
    {
        byte[] bytes = CheckpointFormat.Write(identity, State);
        try
        {
            WholeFile.Write(options.Path, stream => stream.Write(bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NbmCheckpointException($"{options.Path} can't be written: {e.Message} Make room for it, or name another file.", e);
        }

        (_written, _isBehind) = (Stopwatch.GetTimestamp(), false);
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
}

using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The backend of one fit: the one that the options give, which stays the caller's, or a managed one that ends with the
/// fit.</summary>
internal sealed class FitBackend : IDisposable
{
    private readonly bool _isOwn;

    /// <exception cref="InvalidOperationException">Another fit is using the backend that the options give.</exception>
    public FitBackend(TrainingOptions options)
    {
        _isOwn = options.Backend is null;
        Backend = options.Backend ?? new ManagedBackend(options.Threads ?? Environment.ProcessorCount);
        if (!Backend.TryBegin())
        {
            throw new InvalidOperationException(
                $"The backend '{Backend.Name}' of {nameof(TrainingOptions)}.{nameof(TrainingOptions.Backend)} is computing another fit. It "
                    + "serves one at a time: wait for it, or give each fit its own.");
        }
    }

    public Backend Backend { get; }

    public void Dispose()
    {
        Backend.End();
        if (_isOwn)
        {
            Backend.Dispose();
        }
    }
}

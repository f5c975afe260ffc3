namespace Nbm;

/// <summary>A model file that isn't to serve: which, and why.</summary>
public sealed class ModelRefusedException : NbmException
{
    /// <summary>An exception about a model file.</summary>
    public ModelRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>An exception about a model file that something else found out.</summary>
    public ModelRefusedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

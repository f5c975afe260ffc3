namespace Nbm;

/// <summary>An edit that a model can't have: it would break what the record declares, or needs what the model's file doesn't keep. The
/// message says which, and what to do.</summary>
public sealed class NbmEditException : NbmException
{
    /// <summary>An exception about an edit.</summary>
    public NbmEditException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

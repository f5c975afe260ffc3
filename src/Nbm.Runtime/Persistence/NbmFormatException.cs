namespace Nbm;

/// <summary>A file that is no model, a damaged one, or one of a newer version: what is wrong, and where.</summary>
public sealed class NbmFormatException : NbmException
{
    /// <summary>An exception about a file's bytes.</summary>
    public NbmFormatException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

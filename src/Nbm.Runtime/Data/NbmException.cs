namespace Nbm;

/// <summary>
/// The base of all exceptions that name what data, files, records or a fit have that they shouldn't have. Arguments that no data could mend
/// are an <see cref="ArgumentException"/>.
/// </summary>
public abstract class NbmException : Exception
{
    private protected NbmException(string message)
        : base(message)
    {
    }

    private protected NbmException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}

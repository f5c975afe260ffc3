namespace Nbm;

/// <summary>A model that was trained on another record, or on an earlier version of it: names the first thing that differs, and
/// how.</summary>
public sealed class NbmSchemaException : NbmException
{
    /// <summary>An exception about two schemas that differ.</summary>
    public NbmSchemaException(string message)
        : base(message)
    {
    }
}

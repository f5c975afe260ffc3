namespace Nbm;

/// <summary>A model that a target of <see cref="ModelExport"/> can't express: which part of it, and why.</summary>
public sealed class NbmExportException : NbmException
{
    /// <summary>An exception about a part of a model.</summary>
    /// <param name="target">What the model was to become, such as <c>T-SQL</c>.</param>
    /// <param name="part">What can't, such as <c>the feature Income</c>.</param>
    /// <param name="reason">Why, and what to do, without a full stop.</param>
    public NbmExportException(string target, string part, string reason)
        : base($"Can't be exported to {target}: {part}. {reason}.") => (Target, Part) = (target, part);

    /// <summary>What the model was to become.</summary>
    public string Target { get; }

    /// <summary>The part of the model that can't.</summary>
    public string Part { get; }
}

namespace Nbm;

/// <summary>How much a term moves the score.</summary>
/// <param name="Name">The name of the feature or the interaction.</param>
/// <param name="Importance">The weighted mean of |contribution| over the training rows, in units of the score; the mean over classes if there are several.</param>
public readonly record struct TermImportance(string Name, double Importance)
{
    /// <summary>The name and the importance, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Importance:0.####}");
}

namespace Nbm;

/// <summary>How much a term moves the score, and what training made of it.</summary>
/// <param name="Name">The name of the feature or the interaction.</param>
/// <param name="Importance">The weighted mean of |contribution| over the training rows, in units of the score; the mean over classes if there are several.</param>
/// <param name="Selected">Whether training kept the term; one that it dropped contributes exactly 0.</param>
/// <param name="DegreesOfFreedom">The effective degrees of freedom, all outputs together; null if training didn't measure them.</param>
public readonly record struct TermImportance(string Name, double Importance, bool Selected = true, double? DegreesOfFreedom = null)
{
    /// <summary>The name and the importance, and whether the term was dropped, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Importance:0.####}{(Selected ? string.Empty : " (not selected)")}");
}

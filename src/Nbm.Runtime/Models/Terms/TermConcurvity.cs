namespace Nbm;

/// <summary>
/// How far what a feature adds could be said by other features, on the training rows: concurvity, as collinearity is called of curves. High
/// of features that are nearly copies of one another; which of them says how much is then chance, and error bars of each are wide.
/// </summary>
/// <param name="Term">The name of the feature.</param>
/// <param name="Value">The share of the variance of its contributions that a linear combination of the other features' contributions
/// explains, 0 to 1: R², 1 − 1 / VIF.</param>
/// <param name="Like">The feature whose contributions are most like its own; null if there is no other.</param>
/// <param name="Correlation">How they are correlated, −1 to 1, weighted as the rows are.</param>
public sealed record TermConcurvity(string Term, double Value, string? Like, double Correlation)
{
    /// <summary>From which correlation on, of either sign, two features are called near-duplicates.</summary>
    public const double NearDuplicate = 0.95;

    /// <summary>From which concurvity on a feature is called redundant.</summary>
    public const double Redundant = 0.95;

    /// <summary>What is wrong with it, in words; null if nothing is.</summary>
    internal string? FirstViolation() => Value is >= 0 and <= 1 && Correlation is >= -1 and <= 1
        ? null
        : FormattableString.Invariant($"the concurvity {Value} isn't from 0 to 1, or the correlation {Correlation} not from -1 to 1");
}

using Nbm.Models;

namespace Nbm;

/// <summary>What one name of a vector adds to a score.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value that the row has; 0 for a name that only a reference has.</param>
/// <param name="Score">What it adds, in units of the score.</param>
/// <param name="StandardError">The standard error of <paramref name="Score"/>, in its units; null if the model has none.</param>
public readonly record struct NameContribution(string Name, double Value, double Score, double? StandardError = null)
{
    /// <summary>The name, its value and what it adds, such as <c>refund = 2 → +0.31</c>,
    /// with one standard error if it is known, whatever the culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name} = {Value:G7} → {ScoreText.Signed(Score)}{ValueText.PlusMinus(StandardError)}");
}

using Nbm.Models;

namespace Nbm;

/// <summary>What one term adds to a score.</summary>
/// <typeparam name="TValue">The type of the property; for an interaction a tuple of several.</typeparam>
/// <param name="Value">The value that the row has.</param>
/// <param name="Score">What it adds, in units of the score.</param>
/// <param name="StandardError">The standard error of <paramref name="Score"/>, in its units; null if the model has none.</param>
public readonly record struct Contribution<TValue>(TValue Value, double Score, double? StandardError = null)
{
    /// <summary>Whether training selected the term. One that it dropped adds
    /// exactly 0 for every row, which texts say in place of the number.</summary>
    public bool Selected { get; init; } = true;

    /// <summary>How the value stands to what training saw: <see cref="Nbm.Standing"/>; of an interaction its values'.</summary>
    public Standing Standing { get; init; }

    /// <summary>The value and what it adds, such as <c>1200 → +0.31</c>, with one standard
    /// error if it is known, <c>1200 → +0.31 ± 0.05</c>, and its <see cref="Standing"/> where that isn't plain, whatever the
    /// culture.</summary>
    public override string ToString() =>
        $"{ValueText.OfAny(Value)}{ValueText.Stands(Standing)} → {ValueText.Added(Score, Selected)}{ValueText.PlusMinus(StandardError)}";
}

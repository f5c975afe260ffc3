namespace Nbm;

/// <summary>What one term adds to a score, as a person reads it.</summary>
/// <param name="Name">The name of the feature or the interaction.</param>
/// <param name="Unit">The unit of the feature's values; null for interactions, whose text names the units.</param>
/// <param name="ValueText">The value that the row has; of an interaction all values.</param>
/// <param name="Score">What it adds, in units of the score, or of the prediction in a <see cref="ResponseExplanation"/>.</param>
/// <param name="StandardError">The standard error of <paramref name="Score"/>, in its units; null if there is none.</param>
/// <param name="ReferenceText">The value that the reference has; null without a reference.</param>
public sealed record TermContribution(
    string Name, string? Unit, string ValueText, double Score, double? StandardError = null, string? ReferenceText = null)
{
    /// <summary>Whether training selected the term. One that it dropped adds
    /// exactly 0 for every row, which texts say in place of the number.</summary>
    public bool Selected { get; init; } = true;

    /// <summary>How the value stands to what training saw: <see cref="Nbm.Standing"/>; of an interaction its values'.</summary>
    public Standing Standing { get; init; }

    /// <summary>
    /// The term, its value and what it adds, such as <c>Income = 1200 $/month → +0.31</c>, with one standard error if it is known,
    /// <c>Income = 1200 $/month → +0.31 ± 0.05</c>, whatever the culture.
    /// </summary>
    public override string ToString() =>
        $"{Name} = {Models.ValueText.WithUnit(ValueText, Unit)}{Models.ValueText.Beyond(Standing)} → "
            + $"{Models.ValueText.Added(Score, Selected)}{Models.ValueText.PlusMinus(StandardError)}";
}

/// <summary>What one term adds to the score of each class, as a person reads it.</summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
/// <param name="Name">The name of the feature or the interaction.</param>
/// <param name="Unit">The unit of the feature's values; null for interactions, whose text names the units.</param>
/// <param name="ValueText">The value that the row has; of an interaction all values.</param>
/// <param name="Scores">What it adds, per class, in units of the score, or of
/// probability in a <see cref="MulticlassResponseExplanation{TClass}"/>.</param>
/// <param name="StandardErrors">The standard errors of <paramref name="Scores"/>, in their units; null if there are none.</param>
/// <param name="ReferenceText">The value that the reference has; null without a reference.</param>
public sealed record MulticlassTermContribution<TClass>(
    string Name, string? Unit, string ValueText, ClassValues<TClass> Scores, ClassValues<TClass>? StandardErrors = null,
    string? ReferenceText = null)
    where TClass : notnull
{
    /// <summary>Whether training selected the term. One that it dropped adds
    /// exactly 0 for every row, which texts say in place of the number.</summary>
    public bool Selected { get; init; } = true;

    /// <summary>How the value stands to what training saw: <see cref="Nbm.Standing"/>; of an interaction its values'.</summary>
    public Standing Standing { get; init; }

    /// <summary>The term, its value and what it adds per class, with one standard error if it is known, whatever the culture.</summary>
    public override string ToString() =>
        $"{Name} = {Models.ValueText.WithUnit(ValueText, Unit)}{Models.ValueText.Beyond(Standing)} → "
            + $"{(Selected ? Models.ValueText.Scores(Scores, StandardErrors) : Models.ValueText.Dropped)}";
}

/// <summary>Sorts contributions.</summary>
public static class TermContributions
{
    /// <summary>The contributions by size, |score|, the largest first; equal ones in the order of the terms.</summary>
    public static IReadOnlyList<TermContribution> OrderBySize(this IReadOnlyList<TermContribution> contributions) =>
        [.. contributions.OrderByDescending(c => Math.Abs(c.Score))];

    /// <summary>
    /// How well another explanation of the row names what moves its score: the index ℓ_E of Lopardo and Garreau (2022), the number of terms
    /// that it names and that are among as many of the largest contributions, over the number of terms that either has. 1 if it names just
    /// the largest, 0 if none of them. Contributions of additive models are exact, so this measures any explainer that isn't.
    /// </summary>
    /// <param name="contributions">What terms add to the score.</param>
    /// <param name="named">The terms that the other explanation names, each once.</param>
    /// <exception cref="ArgumentException">A name is there twice, is no term, or there is none; says which.</exception>
    public static double Agreement(this IReadOnlyList<TermContribution> contributions, IReadOnlyCollection<string> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        IReadOnlyList<TermContribution> ordered = contributions.OrderBySize();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in named)
        {
            if (!given.Add(name) || ordered.All(term => term.Name != name))
            {
                throw new ArgumentException(ordered.All(term => term.Name != name)
                    ? $"There is no term '{name}'; there are {string.Join(", ", ordered.Select(term => term.Name))}."
                    : $"'{name}' is named twice.", nameof(named));
            }
        }

        int shared = ordered.Take(given.Count).Count(term => given.Contains(term.Name));
        return given.Count > 0 ? shared / (double)((2 * given.Count) - shared)
            : throw new ArgumentException("No term is named.", nameof(named));
    }

    /// <summary>The contributions by their largest |score| over the classes,
    /// the largest first; equal ones in the order of the terms.</summary>
    public static IReadOnlyList<MulticlassTermContribution<TClass>> OrderBySize<TClass>(
        this IReadOnlyList<MulticlassTermContribution<TClass>> contributions)
        where TClass : notnull =>
        [.. contributions.OrderByDescending(c => c.Scores.Max(pair => Math.Abs(pair.Value)))];
}

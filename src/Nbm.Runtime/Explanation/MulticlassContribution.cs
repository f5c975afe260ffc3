using Nbm.Models;

namespace Nbm;

/// <summary>What one term adds to the score of each class.</summary>
/// <typeparam name="TValue">The type of the property; for an interaction a tuple of several.</typeparam>
/// <typeparam name="TClass">The type of the classes.</typeparam>
/// <param name="value">The value that the row has.</param>
/// <param name="scores">What it adds, per class.</param>
/// <param name="standardErrors">Their standard errors; null if the model has none.</param>
public readonly struct MulticlassContribution<TValue, TClass>(TValue value, ClassValues<TClass> scores,
    ClassValues<TClass>? standardErrors = null)
    where TClass : notnull
{
    /// <summary>The value that the row has.</summary>
    public TValue Value { get; } = value;

    /// <summary>What it adds, per class, in units of the score.</summary>
    public ClassValues<TClass> Scores { get; } = scores;

    /// <summary>The standard errors of <see cref="Scores"/>, per class, in units of the score; null if the model has none.</summary>
    public ClassValues<TClass>? StandardErrors { get; } = standardErrors;

    /// <summary>Whether training selected the term. One that it dropped adds
    /// exactly 0 for every row, which texts say in place of the number.</summary>
    public bool Selected { get; init; } = true;

    /// <summary>How the value stands to what training saw: <see cref="Nbm.Standing"/>; of an interaction its values'.</summary>
    public Standing Standing { get; init; }

    /// <summary>What it adds to the score of a class.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public double this[TClass @class] => Scores[@class];

    /// <summary>The value and what it adds per class, with one standard error if it is known, whatever the culture.</summary>
    public override string ToString() =>
        $"{ValueText.OfAny(Value)}{ValueText.Stands(Standing)} → "
            + $"{(Selected ? ValueText.Scores(Scores, StandardErrors) : ValueText.Dropped)}";
}

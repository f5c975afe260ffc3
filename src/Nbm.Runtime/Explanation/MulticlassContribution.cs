using Nbm.Models;

namespace Nbm;

/// <summary>What one term adds to the score of each class.</summary>
/// <typeparam name="TValue">The type of the property; for an interaction a tuple of several.</typeparam>
/// <typeparam name="TClass">The type of the classes.</typeparam>
/// <param name="value">The value that the row has.</param>
/// <param name="scores">What it adds, per class.</param>
public readonly struct MulticlassContribution<TValue, TClass>(TValue value, ClassValues<TClass> scores)
    where TClass : notnull
{
    /// <summary>The value that the row has.</summary>
    public TValue Value { get; } = value;

    /// <summary>What it adds, per class, in units of the score.</summary>
    public ClassValues<TClass> Scores { get; } = scores;

    /// <summary>What it adds to the score of a class.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public double this[TClass @class] => Scores[@class];

    /// <summary>The value and what it adds per class, whatever the culture.</summary>
    public override string ToString() => $"{ValueText.OfAny(Value)} → {Scores}";
}

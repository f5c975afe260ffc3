using System.Globalization;
using Nbm.Models;

namespace Nbm;

/// <summary>What changing a feature alone could do for a goal.</summary>
public abstract class FeatureResponsiveness
{
    private protected FeatureResponsiveness(FeatureSchema feature, double share, bool isChangeable) =>
        (Name, Unit, Share, IsChangeable) = (feature.Name, feature.Unit, share, isChangeable);

    /// <summary>The name of the feature.</summary>
    public string Name { get; }

    /// <summary>The unit of its values.</summary>
    public string? Unit { get; }

    /// <summary>Which share of all that the feature may become reaches the goal, 0 to 1: of numbers of their range, or of the whole steps
    /// within it, of levels of their number. 0 if it can't be changed.</summary>
    public double Share { get; }

    /// <summary>Whether the feature can be changed at all: not where the record says that it is immutable, where its value is missing or
    /// special, and where rules leave no other value.</summary>
    public bool IsChangeable { get; }

    /// <summary>Whether any change of it reaches the goal.</summary>
    public bool IsResponsive => Share > 0;

    /// <summary>The values that reach the goal, in words; empty if there are none.</summary>
    public abstract string FlipText { get; }

    /// <summary>The name, the share and the values that reach the goal, whatever the culture.</summary>
    public override string ToString() => !IsChangeable ? $"{Name} can't be changed"
        : IsResponsive ? string.Create(CultureInfo.InvariantCulture, $"{Name} = {FlipText}, {100 * Share:0.#} % of what it may become")
        : $"{Name} alone doesn't do";
}

/// <summary>The same of a number, a date or a time.</summary>
public sealed class NumberResponsiveness : FeatureResponsiveness
{
    private readonly FeatureSchema _feature;

    internal NumberResponsiveness(FeatureSchema feature, Flips flips, bool isChangeable)
        : base(feature, flips.Share, isChangeable)
    {
        _feature = feature;
        Flips = [.. flips.Intervals.Select(own => new ValueInterval(own.From, own.To))];
    }

    /// <summary>The values that reach the goal, ascending: numbers as the model reads them, dates in days, durations in seconds, times of
    /// day in hours. Of values in whole steps those within the ends do, and both ends.</summary>
    public IReadOnlyList<ValueInterval> Flips { get; }

    /// <inheritdoc/>
    public override string FlipText => ValueText.WithUnit(string.Join(" or ", Flips.Select(own => own.From == own.To
        ? ValueText.OfNumber(_feature, own.From)
        : $"{ValueText.OfNumber(_feature, own.From)} … {ValueText.OfNumber(_feature, own.To)}")), Flips.Count > 0 ? Unit : null);
}

/// <summary>The same of a category.</summary>
/// <typeparam name="TValue">The type of its levels.</typeparam>
public sealed class CategoryResponsiveness<TValue> : FeatureResponsiveness
{
    private readonly string[] _texts;

    internal CategoryResponsiveness(FeatureSchema feature, Flips flips, bool isChangeable, TValue[] levels, string[] texts)
        : base(feature, flips.Share, isChangeable) => (Flips, _texts) = (Array.AsReadOnly(levels), texts);

    /// <summary>The levels that reach the goal, in their order.</summary>
    public IReadOnlyList<TValue> Flips { get; }

    /// <inheritdoc/>
    public override string FlipText => string.Join(" or ", _texts);
}

/// <summary>Numbers between two ends.</summary>
/// <param name="From">The least.</param>
/// <param name="To">The greatest.</param>
public readonly record struct ValueInterval(double From, double To)
{
    /// <summary>Whether a number lies between the ends, or at one.</summary>
    public bool Contains(double value) => value >= From && value <= To;
}

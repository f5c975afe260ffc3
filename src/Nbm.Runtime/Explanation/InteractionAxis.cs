using Nbm.Models;

namespace Nbm;

/// <summary>One dimension of an <see cref="InteractionShape"/>'s grid.</summary>
public sealed class InteractionAxis
{
    private readonly Func<int, string> _label;

    internal InteractionAxis(ShapeSource source, Axis axis)
    {
        FeatureSchema feature = source.Feature(axis.Feature);
        Feature = feature.Name;
        Unit = feature.Unit;
        Knots = axis.Knots;
        Levels = source.Levels(axis.Feature);
        MissingPosition = axis.HasMissing ? axis.MissingPosition : null;
        UnseenPosition = axis.HasUnseen ? axis.UnseenPosition : null;
        Count = axis.Positions;
        Specials = axis.Specials;
        _label = p => p < axis.Knots.Length ? ValueText.OfNumber(feature, axis.Knots[p])
            : p < axis.FirstSlot ? Levels[p]
            : ValueText.OfSpecial(feature, axis.Specials[p - axis.FirstSlot]);
    }

    /// <summary>The name of the feature.</summary>
    public string Feature { get; }

    /// <summary>The unit of its values.</summary>
    public string? Unit { get; }

    /// <summary>The knots of a number: positions 0, 1, …; empty for categories.</summary>
    public IReadOnlyList<double> Knots { get; }

    /// <summary>The levels of a category: positions 0, 1, …; empty for numbers.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>The special values of a number: the positions behind the knots.</summary>
    public IReadOnlyList<double> Specials { get; }

    /// <summary>The position of missing values; null if none can be missing.</summary>
    public int? MissingPosition { get; }

    /// <summary>The position of values that are no level; null if there can't be any.</summary>
    public int? UnseenPosition { get; }

    /// <summary>How many positions: knots or levels, then slots.</summary>
    public int Count { get; }

    /// <summary>What a position is called.</summary>
    public string Label(int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)position, (uint)Count, nameof(position));
        return position == MissingPosition ? ValueText.Missing : position == UnseenPosition ? "unseen" : _label(position);
    }
}

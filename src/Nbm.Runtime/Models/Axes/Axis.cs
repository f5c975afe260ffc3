using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// One dimension of a term: a feature at a resolution. Its positions are the knots of a number or the levels of a
/// category, then the slots of special values, of missing ones and of unseen ones. Immutable and thread-safe.
/// </summary>
public sealed class Axis
{
    private readonly AxisGuide? _guide; // Of a plain number: what most axes are, so that they pay for nothing else.
    private readonly AxisUnits? _units; // Of a number with special values, a logarithm or a period.

    /// <summary>An axis.</summary>
    /// <param name="feature">The index of the feature.</param>
    /// <param name="knots">For a number: finite values in raw units, strictly increasing. Empty for categories.</param>
    /// <param name="levels">For a category: how many levels. 0 for numbers.</param>
    /// <param name="hasMissing">Whether there is a slot for missing values.</param>
    /// <param name="hasUnseen">Whether there is a slot for values that are no level; categories only.</param>
    /// <param name="specials">For a number: values that have a slot of their own.</param>
    /// <param name="kind">For a number: logarithmic, then it is interpolated in its logarithm; the other kinds in the value itself.</param>
    /// <param name="period">For a number that goes in a circle: after how much; the last knot lies one period behind the first, and is the
    /// same. Else 0.</param>
    /// <exception cref="ArgumentException">The positions don't make an axis.</exception>
    public Axis(
        int feature, ImmutableArray<double> knots, int levels, bool hasMissing, bool hasUnseen,
        ImmutableArray<double> specials = default, AxisKind kind = AxisKind.Rank, double period = 0)
    {
        Feature = feature;
        Knots = knots.IsDefault ? [] : knots;
        Levels = levels;
        HasMissing = hasMissing;
        HasUnseen = hasUnseen;
        Specials = specials.IsDefault ? [] : specials;
        Kind = kind;
        Period = period;
        if (AxisRules.FirstViolation(this) is string violation)
        {
            throw new ArgumentException($"No axis of feature {feature}: {violation}.");
        }

        FirstSlot = Knots.Length + levels;
        MissingPosition = hasMissing ? FirstSlot + Specials.Length : -1;
        UnseenPosition = hasUnseen ? FirstSlot + Specials.Length + (hasMissing ? 1 : 0) : -1;
        IsNumeric = AxisRules.IsNumeric(this);
        if (Specials.IsEmpty && Kind != AxisKind.Log && Period == 0)
        {
            _guide = Knots.Length >= 2 ? new AxisGuide(Knots.AsSpan()) : null;
        }
        else
        {
            _units = new AxisUnits(this);
        }
    }

    /// <summary>The index of the feature.</summary>
    public int Feature { get; }

    /// <summary>The knots in raw units, strictly increasing; empty for categories.</summary>
    public ImmutableArray<double> Knots { get; }

    /// <summary>How many levels a category has; 0 for numbers.</summary>
    public int Levels { get; }

    /// <summary>Whether there is a slot for missing values.</summary>
    public bool HasMissing { get; }

    /// <summary>Whether there is a slot for values that are no level.</summary>
    public bool HasUnseen { get; }

    /// <summary>Whether the feature is a number.</summary>
    public bool IsNumeric { get; }

    /// <summary>The special values of a number, in the order of their slots.</summary>
    public ImmutableArray<double> Specials { get; }

    /// <summary>How the axis of a number is laid out.</summary>
    public AxisKind Kind { get; }

    /// <summary>After how much a number begins anew; 0 if it doesn't go in a circle.</summary>
    public double Period { get; }

    /// <summary>The position of the first slot, behind knots and levels.</summary>
    internal int FirstSlot { get; }

    /// <summary>The position of missing values, −1 if they have none.</summary>
    public int MissingPosition { get; }

    /// <summary>The position of unseen values, −1 if they have none.</summary>
    public int UnseenPosition { get; }

    /// <summary>How many positions mean something: knots, levels and slots.</summary>
    public int Positions => FirstSlot + Specials.Length + (HasMissing ? 1 : 0) + (HasUnseen ? 1 : 0);

    /// <summary>How many positions a table has along this axis: at least 2, so that every cell has two ends.</summary>
    public int Extent => Math.Max(2, Positions);

    /// <summary>
    /// Where a value lies: between the positions <paramref name="cell"/> and <paramref name="cell"/> + 1, with weights
    /// 1 − <paramref name="fraction"/> and <paramref name="fraction"/>. Beyond the first or last knot a number stays at it. A position p
    /// hit
    /// exactly is (0, 0) for p = 0 and (p − 1, 1) for slots and levels. NaN and infinities are missing. Where training
    /// saw no number at all, every number that isn't special is missing too. A logarithmic axis has no place for numbers that aren't above
    /// 0.
    /// </summary>
    /// <param name="value">The encoded value.</param>
    /// <param name="cell">From 0 to <see cref="Extent"/> − 2, out.</param>
    /// <param name="fraction">From 0 to 1, out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is missing or no level, and the axis has no slot for it.</exception>
    public void Locate(double value, out int cell, out double fraction)
    {
        if (!TryLocate(value, out cell, out fraction))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, $"The axis of feature {Feature} has no place for this value: {AxisRules.Describe(this)}.");
        }
    }

    /// <summary><see cref="Locate(double, out int, out double)"/> that answers false instead of throwing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryLocate(double value, out int cell, out double fraction)
    {
        if (_guide is not null && double.IsFinite(value))
        {
            _guide.Locate(value, out cell, out fraction);
            return true;
        }

        return _units is not null && double.IsFinite(value)
            ? _units.TryLocate(value, out cell, out fraction)
            : AtPosition(PositionOf(value), out cell, out fraction);
    }

    /// <summary>Where a number lies among the knots, even one that is special: for what was never a row's value.</summary>
    internal void LocateNumber(double value, out int cell, out double fraction)
    {
        if (_units is null)
        {
            Locate(value, out cell, out fraction);
        }
        else if (!_units.TryLocateNumber(value, out cell, out fraction))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"The axis of feature {Feature} has no place for this number.");
        }
    }

    /// <summary>A position hit exactly; false where there is none.</summary>
    internal static bool AtPosition(int position, out int cell, out double fraction)
    {
        cell = Math.Max(position - 1, 0);
        fraction = position > 0 ? 1 : 0;
        return position >= 0;
    }

    /// <summary>The same positions on other knots.</summary>
    internal Axis WithKnots(ImmutableArray<double> knots) => new(Feature, knots, Levels, HasMissing, HasUnseen, Specials, Kind, Period);

    /// <summary>Whether <see cref="TryLocate(double, out int, out double)"/> finds a place, without searching for it.</summary>
    internal bool HasPlace(double value) => (_guide is not null && double.IsFinite(value)) || TryLocate(value, out _, out _);

    /// <summary>The index of the first value that has no place, −1 if all have one.</summary>
    internal int IndexOfNoPlace(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!HasPlace(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Locates many values.</summary>
    /// <returns>The index of the first value without a place, −1 if all have one.</returns>
    internal int TryLocate(ReadOnlySpan<double> values, Span<int> cells, Span<double> fractions)
    {
        for (int i = 0; i < values.Length; i++)
        {
            i += _guide?.Locate(values[i..], cells[i..], fractions[i..]) ?? 0; // Up to the next one that is missing.
            if (i < values.Length && !TryLocate(values[i], out cells[i], out fractions[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private int PositionOf(double value)
    {
        if (!double.IsFinite(value))
        {
            return MissingPosition;
        }

        if (IsNumeric)
        {
            return Knots.IsEmpty ? MissingPosition : 0;
        }

        int level = (int)value;
        if (level != value)
        {
            return -1;
        }

        return (uint)level < (uint)Levels ? level : level == -1 ? UnseenPosition : -1;
    }
}

using Nbm.Models;

namespace Nbm;

/// <summary>
/// Edits the curve of a number. A curve is linear between its knots; a range that doesn't begin at one gets one there, and one a step
/// beyond it, so that the curve stays as it was outside. A date is its day number, a date and time its days, a duration its seconds, as in
/// <see cref="NumericShape.Knots"/>.
/// </summary>
public sealed class NumberEditor : TermEditor
{
    internal NumberEditor(TermDraft draft, int? output)
        : base(draft, output)
    {
    }

    /// <summary>What a missing value adds, in units of the score.</summary>
    /// <exception cref="ArgumentException">No value can be missing.</exception>
    public new double Missing
    {
        get => base.Missing;
        set => base.Missing = value;
    }

    /// <summary>Makes a range level.</summary>
    /// <param name="from">Where it begins, itself included; −∞, or no more than the least training value: from the beginning on.</param>
    /// <param name="to">Where it ends, itself included; ∞, or no less than the greatest training value: to the end.</param>
    /// <param name="value">What it becomes, in units of the score; null for its mean over the training rows that lie there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside of the training values, or ends before it begins.</exception>
    /// <exception cref="NbmEditException">No training row lies in the range, so that it has no mean.</exception>
    public void Flatten(double from = double.NegativeInfinity, double to = double.PositiveInfinity, double? value = null)
    {
        int[] at = Cut(from, to, out string where);
        if (value is { } given)
        {
            Finite(given, nameof(value));
            Draft.Apply(EditOperation.Flatten, where, Output, at, (_, _) => given, own => new double[own.Length]);
            return;
        }

        double[] mass = [.. at.Select(Draft.Mass)];
        if (!(mass.Sum() > 0))
        {
            throw new NbmEditException($"No training row has its {Name} at the knots of {where}, so that there is no mean to flatten to. "
                + "Say to which value, or take a wider range.");
        }

        double[] means = [.. Enumerable.Range(0, Draft.Outputs).Select(c => Mean([.. at.Select(own => Draft.Value(c, own))], mass))];
        Draft.Apply(EditOperation.Flatten, where, Output, at, (c, _) => means[c], own => [.. own.Select(_ => Mean(own, mass))]);
    }

    /// <summary>Raises or lowers a range.</summary>
    /// <param name="amount">By how much, in units of the score.</param>
    /// <param name="from">Where it begins, as of <see cref="Flatten"/>.</param>
    /// <param name="to">Where it ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside of the training values, or ends before it begins.</exception>
    public void Shift(double amount, double from = double.NegativeInfinity, double to = double.PositiveInfinity)
    {
        Finite(amount, nameof(amount));
        int[] at = Cut(from, to, out string where);
        Draft.Apply(EditOperation.Shift, where, Output, at, (c, i) => Draft.Value(c, at[i]) + amount, own => own);
    }

    /// <summary>Makes the curve rise only, or fall only: of all such curves on its knots the one of least squared distance from it,
    /// weighted by the training rows (isotonic regression). Interactions stay as they are.</summary>
    /// <param name="direction">Increasing or decreasing.</param>
    /// <exception cref="NbmEditException">The number goes in a circle, or the file doesn't keep how many rows lie where.</exception>
    public void MakeMonotone(Monotone direction)
    {
        CheckHasNumbers();
        if (Draft.IsCyclic)
        {
            throw new NbmEditException($"{Name} goes in a circle: what rises only would have to fall at its end.");
        }

        MakeMonotone(direction, Draft.Positions.Knots.Count, "everywhere");
    }

    /// <summary>Says what a special value adds.</summary>
    /// <param name="special">The special value, as the record declares it.</param>
    /// <param name="value">In units of the score.</param>
    /// <exception cref="ArgumentException">It isn't declared.</exception>
    public void SetSpecial(double special, double value)
    {
        int position = Found(Draft.Positions.Special(special), Draft.Feature.Specials.IsEmpty
            ? "the record declares no special values" : $"its special values are {Cited.List(
                Draft.Feature.Specials.Select(own => ValueText.OfNumber(Draft.Feature, own)))}");
        SetAt(position, ValueText.OfSpecial(Draft.Feature, special), value);
    }

    private int[] Cut(double from, double to, out string where)
    {
        CheckHasNumbers();
        FeatureSchema feature = Draft.Feature;
        (double least, double greatest) = Draft.Range;
        if (Draft.IsCyclic && double.IsInfinity(from) != double.IsInfinity(to))
        {
            // A circle has no end that a range could go on beyond.
            (from, to) = (double.IsNegativeInfinity(from) ? least : from, double.IsPositiveInfinity(to) ? greatest : to);
        }

        else if (Draft.IsCyclic && !double.IsInfinity(from) && !double.IsNaN(from) && !double.IsNaN(to))
        {
            // All round, or each end where it is on the circle, which begins at the least training value.
            (from, to) = to - from >= feature.Period ? (least, greatest) : (OnCircle(from), OnCircle(to));
        }

        string range = $"{ValueText.OfNumber(feature, least)} to {ValueText.OfNumber(feature, greatest)}";
        if (double.IsNaN(from) || double.IsNaN(to) || (from > to && !Draft.IsCyclic))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, FormattableString.Invariant(
                $"A range of {Name} goes from a number to one that is no less, not from {from:R} to {to:R}."));
        }

        if (from > greatest || to < least || (Draft.IsCyclic && (IsOutside(from) || IsOutside(to))))
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, FormattableString.Invariant(
                $"No training value of {Name} lies from {from:R} to {to:R}: they are {range}."));
        }

        // Beyond the training values the curve goes on as at the last of them, or as the prior has it: no place for an end of its own.
        (double begin, double end) = from > to ? (from, to)
            : (from <= least && !Draft.IsCyclic ? double.NegativeInfinity : from,
                to >= greatest && !Draft.IsCyclic ? double.PositiveInfinity : to);
        where = Text(feature, begin, end);
        if (begin <= end)
        {
            (int first, int last) = Draft.Positions.Cut(begin, end);
            return [.. Enumerable.Range(first, last - first + 1)];
        }

        // Over the end of a circle.
        Draft.Positions.Cut(begin, greatest);
        Draft.Positions.Cut(least, end);
        return [.. Enumerable.Range(0, Draft.Positions.Knots.Count)
            .Where(knot => Draft.Positions.Knots[knot] >= begin || Draft.Positions.Knots[knot] <= end)];

        double OnCircle(double value) => value >= least && value <= greatest ? value
            : value - (feature.Period * Math.Floor((value - least) / feature.Period));

        bool IsOutside(double value) => double.IsFinite(value) && (value < least || value > greatest);
    }

    private static string Text(FeatureSchema feature, double from, double to)
    {
        string Value(double value) => ValueText.WithUnit(ValueText.OfNumber(feature, value), feature.Unit);
        return (double.IsInfinity(from), double.IsInfinity(to)) switch
        {
            (true, true) => "everywhere",
            (true, false) => $"up to {Value(to)}",
            (false, true) => $"from {Value(from)}",
            _ => $"{ValueText.OfNumber(feature, from)} to {Value(to)}",
        };
    }

    private void CheckHasNumbers()
    {
        if (Draft.Positions.Knots.Count == 0)
        {
            throw new NbmEditException($"Training saw no number of {Name}: it has no curve.");
        }
    }
}

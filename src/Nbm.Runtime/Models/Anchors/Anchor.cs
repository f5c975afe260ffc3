using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// An anchor (Ribeiro, Singh and Guestrin 2018) of a decision: conditions on some features under which it stays the same, whatever the
/// others are, with at least the precision that was asked for. Of a sum of tables it is exact, no sample of perturbed rows: the others are
/// those of each given row in turn. No condition can be left out.
/// </summary>
/// <param name="Label">The decision.</param>
/// <param name="Conditions">The conditions, what lifts the precision most first; none where the decision is always the same.</param>
/// <param name="Precision">The share of the rows that have the same decision once they have the row's values of these features. Every
/// value of a condition has at least the precision that was asked for, with the row's own values in the other conditions.</param>
/// <param name="Coverage">The share of the rows that meet the conditions as they are.</param>
/// <param name="CoveredPrecision">The share of those with the same decision; not a number if there are none.</param>
public sealed record Anchor(
    string Label, ImmutableArray<AnchorCondition> Conditions, double Precision, double Coverage, double CoveredPrecision)
{
    /// <summary>The rule in one line, whatever the culture.</summary>
    public override string ToString() =>
        $"{(Conditions.IsEmpty ? "always" : string.Join(" and ", Conditions))}: {Label}, "
        + FormattableString.Invariant($"{100 * Precision:0.0} % of rows, met by {100 * Coverage:0.0} %");
}

/// <summary>A condition on a feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="From">Of an interval its lower end, included; null for none, and for levels.</param>
/// <param name="To">Of an interval its upper end, included; null for none, and for levels.</param>
/// <param name="Values">The levels, special values or "missing" that meet it; empty for an interval.</param>
/// <param name="Text">In words, with the unit, whatever the culture.</param>
public sealed record AnchorCondition(string Feature, double? From, double? To, ImmutableArray<string> Values, string Text)
{
    /// <summary><see cref="Text"/>.</summary>
    public override string ToString() => Text;
}

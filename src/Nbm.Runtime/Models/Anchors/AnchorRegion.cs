using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>The values of a feature that keep a decision.</summary>
internal sealed class AnchorRegion
{
    private readonly double _from;
    private readonly double _to;
    private readonly double[]? _values; // Levels, specials and missing ones; null for an interval.

    private AnchorRegion(int feature, double from, double to, double[]? values) =>
        (Feature, _from, _to, _values) = (feature, from, to, values);

    public int Feature { get; }

    /// <summary>Whether a value meets it.</summary>
    public bool Holds(double value) => _values is null ? value >= _from && value <= _to
        : Array.Exists(_values, own => own.Equals(value));

    /// <param name="model">The model.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="value">What the row has of it, encoded.</param>
    /// <param name="others">What rows have of it, encoded.</param>
    /// <param name="keeps">Whether another value keeps the decision.</param>
    public static AnchorRegion Of(AdditiveModel model, int feature, double value, double[] others, Func<double, bool> keeps)
    {
        FeatureSchema schema = model.Schema.Features[feature];
        bool isNumber = schema.Kind == FeatureKind.Numeric;
        if (isNumber && !double.IsNaN(value) && !schema.Specials.Contains(value))
        {
            Axis[] axes = [.. model.Axes.Where(axis => axis.Feature == feature)];
            return OfNumber(feature, [.. axes.SelectMany(axis => axis.Knots).Distinct().Order()], axes[0].Period > 0, value, keeps);
        }

        double[] codes = [.. others.Where(other => !isNumber || double.IsNaN(other) || schema.Specials.Contains(other)).Append(value)
            .Distinct().Order()];
        return new AnchorRegion(feature, 0, 0, [.. codes.Where(other => other.Equals(value) || keeps(other))]);
    }

    /// <summary>In words.</summary>
    public AnchorCondition Condition(AdditiveModel model)
    {
        FeatureSchema schema = model.Schema.Features[Feature];
        string Said(double value) => ValueText.OfEncoded(schema, model.Vocabularies, Feature, value);
        if (_values is not null)
        {
            ImmutableArray<string> texts = [.. _values.Select(Said)];
            return new AnchorCondition(schema.Name, null, null, texts, $"{schema.Name} = {string.Join(" or ", texts)}");
        }

        string from = ValueText.WithUnit(Said(_from), schema.Unit), to = ValueText.WithUnit(Said(_to), schema.Unit);
        string text = double.IsNegativeInfinity(_from) && double.IsPositiveInfinity(_to) ? $"{schema.Name} has a value"
            : double.IsNegativeInfinity(_from) ? $"{schema.Name} ≤ {to}"
            : double.IsPositiveInfinity(_to) ? $"{schema.Name} ≥ {from}"
            : _from == _to ? $"{schema.Name} = {from}"
            : $"{schema.Name} from {from} to {to}";
        return new AnchorCondition(schema.Name, double.IsFinite(_from) ? _from : null, double.IsFinite(_to) ? _to : null, [], text);
    }

    // From knot to knot as far as the decision is kept; on a circle no further than its ends.
    private static AnchorRegion OfNumber(int feature, double[] knots, bool isCircle, double value, Func<double, bool> keeps)
    {
        int below = Array.FindLastIndex(knots, knot => knot < value), above = Array.FindIndex(knots, knot => knot > value);
        double from = value, to = value;
        for (; below >= 0 && keeps(knots[below]); below--)
        {
            from = knots[below];
        }

        for (; above >= 0 && above < knots.Length && keeps(knots[above]); above++)
        {
            to = knots[above];
        }

        return new AnchorRegion(
            feature, below < 0 && !isCircle ? double.NegativeInfinity : from,
            (above < 0 || above == knots.Length) && !isCircle ? double.PositiveInfinity : to, null);
    }
}

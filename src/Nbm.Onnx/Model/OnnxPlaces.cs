using System.Collections.Immutable;
using Nbm.Export.Onnx.Graph;

namespace Nbm.Export.Onnx.Model;

/// <summary>Where rows lie on axes: docs/model-file.md, Scores. What several terms need is added once.</summary>
internal sealed class OnnxPlaces(OnnxGraph graph, ModelSchema schema, ImmutableArray<Axis> axes, OnnxFeatures features)
{
    private readonly Dictionary<int, OnnxPlace> _places = [];
    private readonly Dictionary<int, string?> _conditions = [];
    private readonly Dictionary<int, string> _positions = [];

    /// <summary>The place on an axis.</summary>
    public OnnxPlace Place(int axis)
    {
        if (!_places.TryGetValue(axis, out OnnxPlace? place))
        {
            place = axes[axis] is { IsNumeric: true, Knots.Length: > 1 } ? Between(axis) : At(axis);
            _places.Add(axis, place);
        }

        return place;
    }

    /// <summary>Whether rows have a place on an axis, [rows, 1]; null if all of them have.</summary>
    public string? HasPlace(int axis)
    {
        if (!_conditions.TryGetValue(axis, out string? condition))
        {
            condition = Condition(axis);
            _conditions.Add(axis, condition);
        }

        return condition;
    }

    private OnnxPlace Between(int index)
    {
        Axis axis = axes[index];
        OnnxNumber number = features.Number(axis.Feature);
        (string cell, string fraction) = new OnnxCurve(graph, Name(index), axis).Locate(number.Value);
        foreach ((string isSlot, int position) in Slots(index))
        {
            // Slots lie behind two knots at least.
            cell = graph.Add("Where", Name(index) + "cell", isSlot, graph.Position(position - 1), cell);
            fraction = graph.Add("Where", Name(index) + "fraction", isSlot, graph.Number(1), fraction);
        }

        if (HasPlace(index) is { } hasPlace)
        {
            fraction = graph.Add("Where", Name(index) + "fraction", hasPlace, fraction, graph.Number(double.NaN));
        }

        string rest = graph.Add("Sub", Name(index) + "rest", graph.Number(1), fraction);
        return new OnnxPlace(cell, graph.Add("Concat", Name(index) + "weights", [rest, fraction], [new("axis", 1)]), 2);
    }

    private OnnxPlace At(int index)
    {
        string position = Position(index);
        if (HasPlace(index) is not { } hasPlace)
        {
            return new OnnxPlace(position, null, 1);
        }

        string weight = graph.Add("Where", Name(index) + "weight", hasPlace, graph.Number(1), graph.Number(double.NaN));
        return new OnnxPlace(graph.Add("Max", Name(index) + "any position", position, graph.Position(0)), weight, 1);
    }

    // Of a category, or of a number that has one knot at most: −1 where there is none.
    private string Position(int index)
    {
        if (!_positions.TryGetValue(index, out string? position))
        {
            Axis axis = axes[index];
            position = axis.IsNumeric ? PositionOfNumber(index, axis) : features.Position(axis);
            _positions.Add(index, position);
        }

        return position;
    }

    private string PositionOfNumber(int index, Axis axis)
    {
        OnnxNumber number = features.Number(axis.Feature);
        int ofNumbers = axis.Knots.IsEmpty ? axis.MissingPosition : 0;
        string isNumber = axis.Kind == AxisKind.Log ? graph.Add("Greater", Name(index) + "is positive", number.Value, graph.Number(0))
            : number.IsFinite;
        string position = graph.Add("Where", Name(index) + "position", isNumber, graph.Position(ofNumbers), graph.Position(-1));
        return Slots(index).Aggregate(
            position, (other, slot) => graph.Add("Where", Name(index) + "position", slot.IsSlot, graph.Position(slot.Position), other));
    }

    // The slots of special and missing values, and whether rows are in them.
    private IEnumerable<(string IsSlot, int Position)> Slots(int index)
    {
        Axis axis = axes[index];
        for (int s = 0; s < axis.Specials.Length; s++)
        {
            yield return (features.IsSpecial(axis.Feature, axis.Specials[s]), axis.Knots.Length + s);
        }

        if (axis.HasMissing)
        {
            yield return (features.IsMissing(axis.Feature), axis.MissingPosition);
        }
    }

    private string? Condition(int index)
    {
        Axis axis = axes[index];
        if (axis.Knots.IsEmpty)
        {
            return !axis.IsNumeric && !features.MayHaveNoPosition(axis) ? null
                : graph.Add("GreaterOrEqual", Name(index) + "has place", Position(index), graph.Position(0));
        }

        OnnxNumber number = features.Number(axis.Feature);
        if (axis.Kind != AxisKind.Log)
        {
            return axis.HasMissing ? null : number.IsFinite;
        }

        string isPositive = graph.Add("Greater", Name(index) + "is positive", number.Value, graph.Number(0));
        return Slots(index).Aggregate(isPositive, (condition, slot) => graph.Add("Or", Name(index) + "has place", condition, slot.IsSlot));
    }

    private string Name(int axis) => FormattableString.Invariant($"{schema.Features[axes[axis].Feature].Name}/axis {axis}/");
}

/// <summary>Where rows lie on an axis.</summary>
/// <param name="Index">A position, [rows, 1].</param>
/// <param name="Weights">How much it and those behind it count, [rows, <paramref name="Corners"/>], NaN for a row without a place; null for
/// 1.</param>
/// <param name="Corners">How many positions count: 1 or 2.</param>
internal sealed record OnnxPlace(string Index, string? Weights, int Corners);

namespace Nbm.Models;

/// <summary>
/// Locates numbers on an axis with special values, a logarithm or a period: special values first, by their slots; the others in the units
/// in which the axis
/// is linear, the logarithm or the value brought back into the period that the knots span.
/// </summary>
internal sealed class AxisUnits
{
    private readonly Axis _axis;
    private readonly double[] _specials;
    private readonly AxisGuide? _guide; // Over the knots in the axis' units.

    public AxisUnits(Axis axis)
    {
        _axis = axis;
        _specials = [.. axis.Specials];
        _guide = axis.Knots.Length < 2 ? null
            : new AxisGuide(axis.Kind == AxisKind.Log ? [.. axis.Knots.Select(Math.Log)] : axis.Knots.AsSpan());
    }

    /// <summary>The place of a finite value; false if it has none.</summary>
    public bool TryLocate(double value, out int cell, out double fraction)
    {
        for (int i = 0; i < _specials.Length; i++)
        {
            if (value == _specials[i])
            {
                return Axis.AtPosition(_axis.FirstSlot + i, out cell, out fraction);
            }
        }

        return TryLocateNumber(value, out cell, out fraction);
    }

    /// <summary>The place of a finite value among the knots, even if it is special.</summary>
    public bool TryLocateNumber(double value, out int cell, out double fraction)
    {
        if (_axis.Kind == AxisKind.Log && !(value > 0))
        {
            return Axis.AtPosition(-1, out cell, out fraction);
        }

        if (_guide is null)
        {
            // One knot, which every number is at; or none, because training saw no number.
            return Axis.AtPosition(_axis.Knots.IsEmpty ? _axis.MissingPosition : 0, out cell, out fraction);
        }

        _guide.Locate(_axis.Kind == AxisKind.Log ? Math.Log(value) : _axis.Period > 0 ? Wrap(value) : value, out cell, out fraction);
        return true;
    }

    // Into [first knot, first knot + period).
    private double Wrap(double value)
    {
        double first = _axis.Knots[0];
        double wrapped = value - (_axis.Period * Math.Floor((value - first) / _axis.Period));
        return wrapped < first + _axis.Period ? wrapped : first;
    }
}
